"""The content of one file of the archive, in pieces, and whether it is what the list says."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from jatak_verify.errors import Broken
from jatak_verify.files.records import STORED, Member

PIECE = 1 << 16
LONGEST = 1 << 24
"""Bytes of a line; a longer one is no line of ours, and would fill the memory."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the manifest says of a file."""

    path: str
    size: int
    sha256: str
    packed_size: int
    packed_sha256: str


def check(file: BinaryIO, member: Member, listed: Listed, on_piece: Callable[[int], None]) -> None:
    """Hold every byte of a file against the list; raises Broken with the first that differs."""
    plain, packed, crc = hashlib.sha256(), hashlib.sha256(), 0
    for piece in _packed(file, member):
        packed.update(piece)
    for piece in pieces(file, member):
        plain.update(piece)
        crc = zlib.crc32(piece, crc)
        on_piece(len(piece))
    found = Listed(member.path, member.size, plain.hexdigest(), member.packed_size, packed.hexdigest())
    if found != listed or crc != member.crc:
        raise changed(member.path)


def pieces(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """The content, unpacked, no more of it in memory than a piece; raises Broken when it cannot be unpacked."""
    unpacked = _packed(file, member) if member.method == STORED else _inflated(_packed(file, member), member)
    size = 0
    for piece in unpacked:
        size += len(piece)
        if size > member.size:
            raise changed(member.path)
        yield piece
    if size != member.size:
        raise changed(member.path)


def lines(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """The lines of a file, without their ends; raises Broken when the last one has no end."""
    waiting = b""
    for piece in pieces(file, member):
        *whole, waiting = (waiting + piece).split(b"\n")
        if len(waiting) > LONGEST:
            raise Broken(f"{member.path} holds a line that is too long to be one of ours.")
        yield from whole
    if waiting:
        raise Broken(f"{member.path} ends in the middle of a line.")


def changed(path: str) -> Broken:
    """What is said of a file whose bytes are not those of the list."""
    return Broken(f"{path} was changed after this export was written, or damaged on its way.")


def _packed(file: BinaryIO, member: Member) -> Iterator[bytes]:
    position = member.begins
    while position < member.ends:
        # Several files may be read in turns.
        file.seek(position)
        piece = file.read(min(PIECE, member.ends - position))
        if not piece:
            raise changed(member.path)
        position += len(piece)
        yield piece


def _inflated(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in packed:
            while piece and not unpacker.eof:
                yield unpacker.decompress(piece, PIECE)
                piece = unpacker.unconsumed_tail
            if unpacker.eof and (piece or unpacker.unused_data):
                break
        while not unpacker.eof and (more := unpacker.decompress(unpacker.unconsumed_tail, PIECE)):
            yield more
    except zlib.error as error:
        raise changed(member.path) from error
    if not unpacker.eof or unpacker.unused_data or next(packed, b""):
        raise changed(member.path)
