"""Keys for DKIM, made once."""

import base64
import functools

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@functools.cache
def rsa(bits: int = 2048, form: PublicFormat = PublicFormat.SubjectPublicKeyInfo) -> str:
    """The p= of an RSA key of this length; of the same key in each form."""
    return base64.b64encode(_private(bits).public_key().public_bytes(Encoding.DER, form)).decode()


@functools.cache
def _private(bits: int):
    return generate_private_key(65537, bits)


@functools.cache
def ed25519() -> str:
    """The p= of an Ed25519 key."""
    octets = Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(octets).decode()
