"""Erasing people: what goes and what stays before it is done, the certificate afterwards, and what is locked."""
