"""What somebody wrote themselves, without what they quote, sign with and have added by their mail server."""
