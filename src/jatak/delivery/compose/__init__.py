"""Making the bytes of one message."""
