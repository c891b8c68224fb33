"""One message to many: write, check, approve, send, follow."""
