"""Against files that are small only while they are packed."""

import io
from collections.abc import Callable
from typing import IO
from zipfile import ZipInfo

from jatak.imports.reading.errors import UnusableFile

HARMLESS = 100 << 20
"""Bytes that anything may unpack to."""
RATIO = 200
"""How many times its own size a table may become beyond that; lists of people become five to thirty times theirs."""
REMEDY = "Unpack it yourself, look at what it holds, and import that."


class Guarded(io.RawIOBase):
    """Unpacked bytes that tell how far the file has been read, and end where too many come out of too few."""

    def __init__(self, content: IO[bytes], name: str, packed: Callable[[], int], on_bytes: Callable[[int], None]):
        self._content, self._name, self._packed, self._on_bytes = content, name, packed, on_bytes
        self._came = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        piece = self._content.read(len(buffer))
        buffer[: len(piece)] = piece
        self._came += len(piece)
        packed = self._packed()
        refuse_bomb(self._name, packed, self._came)
        self._on_bytes(packed)
        return len(piece)


def refuse_bomb(name: str, packed: int, unpacked: int) -> None:
    """Raise UnusableFile where this becomes of that."""
    if unpacked > HARMLESS and unpacked > RATIO * max(packed, 1):
        raise UnusableFile(name, f"it unpacks to more than {RATIO} times its size, as a zip bomb does.", REMEDY)


def refuse_big_parts(name: str, members: list[ZipInfo], limit: int) -> None:
    """Raise UnusableFile where what a zip says of its members is too much, before any is unpacked."""
    unpacked = sum(each.file_size for each in members)
    refuse_bomb(name, sum(each.compress_size for each in members), unpacked)
    if unpacked > limit:
        raise UnusableFile(name, f"it holds more than {limit >> 20} MB when unpacked.", "Split it into several files.")
