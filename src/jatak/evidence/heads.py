"""What a signed head says, and how it is shown on paper."""

from datetime import datetime
from hashlib import sha256

from jatak.base.hashing import canonical_json
from jatak.evidence.manifest import instant


def signed_bytes(log: bytes, size: int, root: bytes, at: datetime) -> bytes:
    """The canonical JSON (RFC 8785) that a signature and a time stamp of a head cover."""
    return canonical_json({"at": instant(at), "log": log.hex(), "root": root.hex(), "size": size})


def fingerprint(key: bytes) -> str:
    """SHA-256 of a public key in groups of four digits, to compare with what is on paper."""
    return grouped(sha256(key).digest())


def grouped(value: bytes) -> str:
    """Hexadecimal digits in groups of four."""
    digits = value.hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
