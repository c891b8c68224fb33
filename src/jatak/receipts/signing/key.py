"""The key by which this installation signs receipts: that of its log (Ed25519, RFC 8032)."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jatak.database.home import secret

NAME = "log-key"


def sign(message: bytes) -> bytes:
    """The signature of these bytes, 64 bytes."""
    return _key().sign(message)


def public_key() -> bytes:
    """The public key, 32 bytes."""
    return _key().public_key().public_bytes_raw()


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(secret(NAME))
