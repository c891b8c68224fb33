"""Signing messages with the keys of their domain (RFC 6376), and keeping those keys."""
