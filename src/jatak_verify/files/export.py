"""An export that is open: its list, its files and their lines."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from jatak_verify.errors import Broken, Unreadable
from jatak_verify.files import content, manifest
from jatak_verify.files.manifest import Manifest
from jatak_verify.files.records import STORED, Member
from jatak_verify.files.scanning import members_of
from jatak_verify.strict import canonical

LARGEST_LIST = 1 << 24
"""Bytes; a list of a hundred files has a thirtieth of a per cent of it."""
EVERY = 5000

Watch = Callable[[str, int], None]
"""Hears what is being read, and how many lines of it so far."""


@dataclass(frozen=True)
class Export:
    """The archive, with what its list says; read only."""

    file: BinaryIO
    members: dict[str, Member]
    manifest: Manifest
    watch: Watch

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.members

    def rows(self, path: str) -> Iterator[dict[str, Any]]:
        """Each line of a file as an object, none of them kept; nothing where there is no such file. Raises Broken."""
        if path in self.members:
            for number, line in enumerate(content.lines(self.file, self.members[path]), 1):
                if number % EVERY == 0:
                    self.watch(path, number)
                yield canonical.read_line(line, f"Line {number:,} of {path}")


def opened(file: BinaryIO, watch: Watch) -> Export:
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
    return Export(file, members, manifest.read(_sound(data, listing)), watch)


def of_path(path: Path) -> BinaryIO:
    """A file to read; raises Unreadable."""
    try:
        return path.open("rb")
    except OSError as error:
        raise Unreadable(
            f"{path} cannot be read: {error.strerror}.", "Name the zip file that you were given."
        ) from error


def _sound(data: bytes, listing: Member) -> bytes:
    if zlib.crc32(data) != listing.crc:
        raise Broken("manifest.json, the list of all files, was changed or damaged.")
    return data
