"""The key that signs heads: Ed25519 (RFC 8032), one file of the home folder, made at first use, mode 0600."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jatak.database.home import replace_secret, secret

NAME = "log-key"


def sign(message: bytes) -> bytes:
    """The signature of these bytes, 64 bytes."""
    return _key().sign(message)


def public_key() -> bytes:
    """The public key, 32 bytes."""
    return _key().public_key().public_bytes_raw()


def new_key() -> Ed25519PrivateKey:
    """A key that is not kept yet."""
    return Ed25519PrivateKey.generate()


def keep(key: Ed25519PrivateKey) -> None:
    """From now on this key signs; the former one is gone, so that nobody can sign an older head with it any more."""
    replace_secret(NAME, key.private_bytes_raw())


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(secret(NAME))
