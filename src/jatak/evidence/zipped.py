"""The records of a zip file as an export has them: each byte follows from its files, so none can be changed unseen.

The .ZIP File Format Specification, version 6.3.10, sections 4.3.7 to 4.3.16.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
VERSION = 45
"""Sizes beyond 32 bits may occur (4.4.3.2)."""
MADE_BY = 3 << 8 | VERSION
NEW_YEAR_1980 = 1 << 5 | 1
"""The earliest day that a zip file can tell; the true instant stands in the manifest."""
READABLE = 0o100644 << 16
UTF_8 = 1 << 11
"""Said of a name that is more than ASCII (4.4.4, bit 11)."""
WIDE_ID = 1
NARROW, NARROW_COUNT = 0xFFFFFFFF, 0xFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive: where its local header begins, and how its bytes are packed."""

    path: str
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int


def local_header(member: Member) -> bytes:
    """What stands before the bytes of a file; sizes always in 64 bits, since they are known only afterwards."""
    wide = struct.pack("<HHQQ", WIDE_ID, 16, member.size, member.packed_size)
    name, flags = _name(member)
    fixed = (VERSION, flags, member.method, 0, NEW_YEAR_1980, member.crc, NARROW, NARROW, len(name), len(wide))
    return struct.pack("<4s5H3I2H", b"PK\3\4", *fixed) + name + wide


def directory_entry(member: Member) -> bytes:
    """The line of a file in the directory; in 64 bits is only what needs them."""
    every = (member.size, member.packed_size, member.offset)
    wide = b"".join(struct.pack("<Q", value) for value in every if value >= NARROW)
    extra = struct.pack("<HH", WIDE_ID, len(wide)) + wide if wide else b""
    size, packed_size, offset = (min(value, NARROW) for value in every)
    name, flags = _name(member)
    fixed = (
        MADE_BY,
        VERSION,
        flags,
        member.method,
        0,
        NEW_YEAR_1980,
        member.crc,
        packed_size,
        size,
        len(name),
        len(extra),
    )
    return struct.pack("<4s6H3I5H2I", b"PK\1\2", *fixed, 0, 0, 0, READABLE, offset) + name + extra


def _name(member: Member) -> tuple[bytes, int]:
    """The name of a file as bytes, and the flags that say how it is written."""
    name = member.path.encode()
    return name, 0 if name.isascii() else UTF_8


def directory(members: Sequence[Member], offset: int) -> bytes:
    """The directory at this offset, and the end of the archive."""
    entries = b"".join(map(directory_entry, members))
    count, size = len(members), len(entries)
    wide = b""
    if max(size, offset) >= NARROW or count >= NARROW_COUNT:
        record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, MADE_BY, VERSION, 0, 0, count, count, size, offset)
        wide = record + struct.pack("<4sIQI", b"PK\6\7", 0, offset + size, 1)
    counts = (min(count, NARROW_COUNT),) * 2
    return entries + wide + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, *counts, min(size, NARROW), min(offset, NARROW), 0)
