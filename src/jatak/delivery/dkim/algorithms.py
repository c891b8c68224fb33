"""The two algorithms: RSA, which everybody verifies (RFC 8301), and Ed25519, short and quick (RFC 8463)."""

import base64
from collections.abc import Callable
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

RSA_BITS = 2048
"""Longer ones fit badly into the DNS, and some receivers refuse them."""

PrivateKey = RSAPrivateKey | Ed25519PrivateKey
Sign = Callable[[bytes], bytes]
"""Signs a SHA-256 digest of 32 bytes."""


class Algorithm(StrEnum):
    """What a key is, as its record says it."""

    RSA = "rsa"
    ED25519 = "ed25519"

    @property
    def tag(self) -> str:
        """What a signature says in `a=`."""
        return f"{self.value}-sha256"

    def generate(self) -> PrivateKey:
        """A new key."""
        if self is Algorithm.RSA:
            return generate_private_key(public_exponent=65537, key_size=RSA_BITS)
        return Ed25519PrivateKey.generate()


def pem_of(key: PrivateKey) -> bytes:
    """The private key as it is kept (PKCS #8, RFC 5958)."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_pem(pem: bytes, algorithm: Algorithm) -> PrivateKey:
    """The private key of a file; raises ValueError or TypeError for anything else."""
    key = load_pem_private_key(pem, password=None)
    wanted = RSAPrivateKey if algorithm is Algorithm.RSA else Ed25519PrivateKey
    if not isinstance(key, wanted):
        raise TypeError(f"no key for {algorithm}")
    return key


def public_text(key: PrivateKey) -> str:
    """The public key as the tag `p=` of its record holds it."""
    if isinstance(key, RSAPrivateKey):
        raw = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    else:
        raw = key.public_key().public_bytes_raw()
    return base64.b64encode(raw).decode()


def signer(key: PrivateKey) -> Sign:
    """How this key signs a digest, which for Ed25519 is the message itself (RFC 8463, section 3)."""
    if isinstance(key, RSAPrivateKey):
        padding, hashed = PKCS1v15(), Prehashed(SHA256())
        return lambda digest: key.sign(digest, padding, hashed)
    return key.sign
