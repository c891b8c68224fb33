"""Keys that sign: read, shown, and asked whether they made a signature."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from jatak_verify.errors import Unreadable

SIXTY_FOUR = re.compile(r"[0-9a-f]{64}")
HOW = "Give a fingerprint or a key as 64 hexadecimal digits, or a file that holds one of them or a PEM public key."
LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Trusted:
    """A key that the reader trusts: as itself, or by its fingerprint."""

    either: bytes

    def is_for(self, key: bytes) -> bool:
        """Whether it is this key."""
        return self.either in (key, hashlib.sha256(key).digest())


def fingerprint(key: bytes) -> str:
    """SHA-256 of a public key, in groups of four digits to read aloud."""
    digits = hashlib.sha256(key).hexdigest()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def made(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether this key made the signature of these bytes (Ed25519, RFC 8032)."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def trusted(given: str) -> Trusted:
    """The key that was named by its digits or by a file; raises Unreadable."""
    if (found := _digits(given)) is not None:
        return found
    try:
        with Path(given).open("rb") as file:
            data = file.read(LARGEST)
    except (OSError, ValueError) as error:
        raise Unreadable(f"--key {given!r:.80} is neither 64 digits nor a file that can be read.", HOW) from error
    if (found := _digits(data.decode("ascii", "replace")) or _pem(data)) is not None:
        return found
    raise Unreadable(f"{given} holds no key.", HOW)


def _digits(letters: str) -> Trusted | None:
    bare = re.sub(r"[\s:]", "", letters).lower()
    return Trusted(bytes.fromhex(bare)) if SIXTY_FOUR.fullmatch(bare) else None


def _pem(data: bytes) -> Trusted | None:
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return Trusted(key.public_bytes_raw()) if isinstance(key, Ed25519PublicKey) else None
