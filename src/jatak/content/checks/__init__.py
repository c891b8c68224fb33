"""What can be wrong with a letter, looked at piece by piece."""
