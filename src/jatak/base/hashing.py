"""Canonical bytes, commitments and keyed hashes."""

import hashlib
import hmac
import secrets
from typing import Any

import rfc8785

SALT_BYTES = 32


def new_salt() -> bytes:
    """32 random bytes; whoever destroys them makes the commitment unlinkable."""
    return secrets.token_bytes(SALT_BYTES)


def canonical_json(value: Any) -> bytes:
    """The canonical JSON bytes of plain values (RFC 8785)."""
    return rfc8785.dumps(value)


def commitment(salt: bytes, value: Any) -> bytes:
    """SHA-256 over salt and canonical JSON, 32 bytes."""
    return hashlib.sha256(salt + canonical_json(value)).digest()


def keyed_hash(key: bytes, text: str) -> bytes:
    """HMAC-SHA-256 of a normalised text, 32 bytes (RFC 2104)."""
    return hmac.digest(key, text.encode(), "sha256")
