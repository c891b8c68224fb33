"""Bytes as letters."""

from base64 import urlsafe_b64encode


def base64url(value: bytes) -> str:
    """Without padding (RFC 4648 section 5)."""
    return urlsafe_b64encode(value).rstrip(b"=").decode()
