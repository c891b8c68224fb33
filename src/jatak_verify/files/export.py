"""An export that is open: its list, its files and their lines."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from jatak_verify.errors import Broken, Unreadable
from jatak_verify.files import content, manifest
from jatak_verify.files.manifest import Manifest
from jatak_verify.files.records import STORED, Member
from jatak_verify.files.scanning import members_of
from jatak_verify.files.work import Work
from jatak_verify.strict import canonical

LARGEST_LIST = 1 << 24
"""Bytes; a list of a hundred files has a thirtieth of a per cent of it."""
EVERY = 5000


@dataclass(frozen=True)
class Export:
    """The archive, with what its list says; read only."""

    file: BinaryIO
    members: dict[str, Member]
    manifest: Manifest
    work: Work
    _in_one_way: set[str] = field(default_factory=set)
    """Files of which each line was found to be written in the one way."""

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.members

    def rows(self, path: str) -> Iterator[dict[str, Any]]:
        """Each line of a file as an object, none of them kept; nothing where there is no such file. Raises Broken."""
        if path in self.members:
            read = canonical.read_again if path in self._in_one_way else canonical.read_line
            number = size = 0
            for number, line in enumerate(content.lines(self.file, self.members[path]), 1):
                size += len(line) + 1
                if number % EVERY == 0:
                    self.work.read(path, number, size)
                    size = 0
                yield read(line, f"Line {number:,} of {path}")
            self.work.read(path, number, size)
            self._in_one_way.add(path)


def opened(file: BinaryIO, work: Work) -> Export:
    """The export in a file; raises Unreadable for what is none, is cut off or was packed by others, and Broken."""
    members = {member.path: member for member in members_of(file)}
    listing = members.get(manifest.PATH)
    if (
        listing is None
        or listing.method != STORED
        or listing.size > LARGEST_LIST
        or listing.size != listing.packed_size
    ):
        raise Unreadable("This is no export of Jatak: it has no manifest.json as one has.", "Name the zip file itself.")
    data = b"".join(content.pieces(file, listing))
    listed = manifest.read(_sound(data, listing))
    work.expect(listed.files)
    return Export(file, members, listed, work)


def of_path(path: Path) -> BinaryIO:
    """A file to read; raises Unreadable, also for a pipe: it is read from several places, and more than once."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise Unreadable(
            f"{path} cannot be read: {error.strerror}.", "Name the zip file that you were given."
        ) from error
    if not file.seekable():
        file.close()
        raise Unreadable(f"{path} is a pipe.", "Write it into a file first, and name that.")
    return file


def _sound(data: bytes, listing: Member) -> bytes:
    if zlib.crc32(data) != listing.crc:
        raise Broken("manifest.json, the list of all files, was changed or damaged.")
    return data
