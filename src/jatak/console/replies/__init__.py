"""What is done about a request for a right: the answer made and sent, more time taken, the person told."""
