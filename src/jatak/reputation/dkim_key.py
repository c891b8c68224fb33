"""One public key as DKIM publishes it."""

import base64
import binascii
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

ED25519_OCTETS = 32


class BadKey(ValueError):
    """A `p=` that is no key of its kind."""


@dataclass(frozen=True, slots=True)
class DkimKey:
    """A key in numbers, so that two spellings of one key are equal."""

    kind: str
    """rsa or ed25519."""
    bits: int
    number: int

    def __str__(self) -> str:
        return f"RSA, {self.bits} bits" if self.kind == "rsa" else "Ed25519"


def read_key(kind: str, p: str) -> DkimKey:
    """The key of `k=` and `p=`; raises BadKey.

    RSA stands as SubjectPublicKeyInfo or as PKCS#1 (RFC 6376 section 3.6.1), Ed25519 bare (RFC 8463 section 4.2).
    """
    try:
        octets = base64.b64decode("".join(p.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey("p= is not base64") from None
    match kind.lower():
        case "rsa":
            return _rsa(octets)
        case "ed25519" if len(octets) == ED25519_OCTETS:
            return DkimKey("ed25519", 256, int.from_bytes(octets))
        case "ed25519":
            raise BadKey(f"p= has {len(octets)} octets instead of {ED25519_OCTETS}")
        case _:
            raise BadKey(f"k={kind} is not known")


def _rsa(octets: bytes) -> DkimKey:
    try:
        key = load_der_public_key(octets)
    except (ValueError, UnsupportedAlgorithm):
        raise BadKey("p= is no RSA key") from None
    if not isinstance(key, RSAPublicKey):
        raise BadKey("p= is a key of another kind than k= says")
    return DkimKey("rsa", key.key_size, key.public_numbers().n)
