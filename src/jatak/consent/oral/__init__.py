"""What people answer when staff ask them, at a till, on the telephone, on paper: written down with a name."""
