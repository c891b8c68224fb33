"""The key that signs heads: Ed25519 (RFC 8032), one file of the home folder, made at first use, mode 0600."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jatak.database.home import replace_secret, secret

NAME = "log-key"


def current() -> Ed25519PrivateKey:
    """The key that signs now; another process may replace it between two calls."""
    return Ed25519PrivateKey.from_private_bytes(secret(NAME))


def sign(message: bytes) -> bytes:
    """The signature of these bytes, 64 bytes."""
    return current().sign(message)


def public_key() -> bytes:
    """The public key, 32 bytes."""
    return public(current())


def public(key: Ed25519PrivateKey) -> bytes:
    """The public key of a key, 32 bytes."""
    return key.public_key().public_bytes_raw()


def new_key() -> Ed25519PrivateKey:
    """A key that is not kept yet."""
    return Ed25519PrivateKey.generate()


def keep(key: Ed25519PrivateKey) -> None:
    """From now on this key signs; the former one is gone, so that nobody can sign an older head with it any more."""
    replace_secret(NAME, key.private_bytes_raw())
