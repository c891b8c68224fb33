"""The mails that arrived, in a browser."""
