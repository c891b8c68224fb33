"""Reads the archive from its first byte to its last: what follows from nothing is found, wherever it stands."""

import os
import re
from typing import BinaryIO

from jatak_verify.errors import Unreadable
from jatak_verify.files.records import DEFLATED, DIRECTORY, FILE, LOCAL, STORED, WIDE, Member, header, rest

PATH = re.compile(r"(?:[a-z]{1,40}/)?[A-Za-z0-9_]{1,60}\.[a-z]{1,10}", re.ASCII)
ANEW = "Ask for the file again, and compare its SHA-256."


def members_of(file: BinaryIO) -> list[Member]:
    """Every file of the archive in its order; raises Unreadable where a byte between them is not as it must be."""
    length = file.seek(0, os.SEEK_END)
    found: list[Member] = []
    while (sign := _at(file, position := found[-1].ends if found else 0, 4)) == FILE:
        found.append(_member(file, position, length, found))
    if not found:
        raise Unreadable("This is no export: it does not begin as a zip file does.", "Name the zip file itself.")
    if sign == DIRECTORY:
        _check_rest(file, position, length, rest(found, position))
        return found
    raise _cut(length, found) if position + 4 > length else _damaged(position, f"behind {found[-1].path}")


def _member(file: BinaryIO, position: int, length: int, before: list[Member]) -> Member:
    fixed = _at(file, position, LOCAL.size)
    if len(fixed) < LOCAL.size:
        raise _cut(length, before)
    _, _, _, method, _, _, crc, _, _, name_size, _ = LOCAL.unpack(fixed)
    name = _at(file, position + LOCAL.size, name_size)
    wide = _at(file, position + LOCAL.size + name_size, WIDE.size)
    if len(wide) < WIDE.size:
        raise _cut(length, before)
    path = name.decode("ascii", "replace")
    _, _, size, packed_size = WIDE.unpack(wide)
    member = Member(path, method, crc, packed_size, size, position)
    if not PATH.fullmatch(path) or method not in (STORED, DEFLATED) or header(member) != fixed + name + wide:
        raise _damaged(position, f"behind {before[-1].path}" if before else "at its beginning")
    if before and path <= before[-1].path:
        raise _damaged(position, f"where {path} comes twice or out of order")
    if member.ends > length:
        raise _cut(length, [*before, member])
    return member


def _check_rest(file: BinaryIO, position: int, length: int, expected: bytes) -> None:
    found = _at(file, position, len(expected))
    if found == expected:
        if length > position + len(expected):
            raise Unreadable(
                f"Something was added to the file: {length - position - len(expected):,} bytes at its end.", ANEW
            )
        return
    if expected.startswith(found):
        raise Unreadable(f"The file was cut off: it ends at byte {length:,}, within its directory.", ANEW)
    place = next(nth for nth, (one, other) in enumerate(zip(found, expected, strict=False)) if one != other)
    raise _damaged(position + place, "in its directory")


def _at(file: BinaryIO, position: int, size: int) -> bytes:
    file.seek(position)
    return file.read(size)


def _cut(length: int, before: list[Member]) -> Unreadable:
    where = f"within {before[-1].path}" if before else "at its beginning"
    return Unreadable(f"The file was cut off or damaged: it ends at byte {length:,}, {where}.", ANEW)


def _damaged(position: int, where: str) -> Unreadable:
    return Unreadable(f"The file was changed, or packed anew by another program: at byte {position:,}, {where}.", ANEW)
