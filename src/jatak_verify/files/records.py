"""What the records of the archive must be, byte for byte, given its files; written apart from the program that exports.

The .ZIP File Format Specification, version 6.3.10, sections 4.3.7 to 4.3.16.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

LOCAL = struct.Struct("<4s5H3I2H")
WIDE = struct.Struct("<HHQQ")
ENTRY = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
FILE, DIRECTORY = b"PK\3\4", b"PK\1\2"
STORED, DEFLATED = 0, 8
MOST, MOST_FILES = 0xFFFFFFFF, 0xFFFF
VERSION, UNIX, DAY, MODE = 45, 3, 33, 0o100644
"""Of the format; of who made it; 1 January 1980; a file that everybody may read."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive: where its header begins, how it is packed, and the CRC-32 of its content."""

    path: str
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int

    @property
    def begins(self) -> int:
        """Where its packed bytes begin."""
        return self.offset + LOCAL.size + len(self.path) + WIDE.size

    @property
    def ends(self) -> int:
        """Where they end."""
        return self.begins + self.packed_size


def header(member: Member) -> bytes:
    """What must stand before the packed bytes."""
    name, wide = member.path.encode(), WIDE.pack(1, 16, member.size, member.packed_size)
    sizes = (MOST, MOST, len(name), len(wide))
    return LOCAL.pack(FILE, VERSION, 0, member.method, 0, DAY, member.crc, *sizes) + name + wide


def rest(members: Sequence[Member], begins: int) -> bytes:
    """What must stand behind the last file: the directory and the end of the archive."""
    lines = b"".join(map(_line, members))
    long = b""
    if max(len(lines), begins) >= MOST or len(members) >= MOST_FILES:
        counted = (len(members), len(members), len(lines), begins)
        long = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, UNIX << 8 | VERSION, VERSION, 0, 0, *counted)
        long += struct.pack("<4sIQI", b"PK\6\7", 0, begins + len(lines), 1)
    count = min(len(members), MOST_FILES)
    return lines + long + END.pack(b"PK\5\6", 0, 0, count, count, min(len(lines), MOST), min(begins, MOST), 0)


def _line(member: Member) -> bytes:
    numbers = (member.size, member.packed_size, member.offset)
    large = [number for number in numbers if number >= MOST]
    extra = struct.pack(f"<HH{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    size, packed, offset = (min(number, MOST) for number in numbers)
    name = member.path.encode()
    plain = (UNIX << 8 | VERSION, VERSION, 0, member.method, 0, DAY, member.crc, packed, size, len(name), len(extra))
    return ENTRY.pack(DIRECTORY, *plain, 0, 0, 0, MODE << 16, offset) + name + extra
