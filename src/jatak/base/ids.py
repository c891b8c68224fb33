"""Ids that sort by time."""

import os
import time
import uuid


def uuid7(at_ms: int | None = None) -> uuid.UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits."""
    ms = time.time_ns() // 1_000_000 if at_ms is None else at_ms
    value = (ms & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    return uuid.UUID(int=value)


def uuid8(digest: bytes) -> bytes:
    """The 16 bytes of a UUID of version 8 (RFC 9562) that is made of a hash, the same for the same hash."""
    high, low = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    return digest[:6] + bytes((high, digest[7], low)) + digest[9:16]
