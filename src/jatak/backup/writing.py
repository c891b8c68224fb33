"""Writing a backup: the database at one instant and the files it refers to, in one zip file; never the secrets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from jatak.backup import contents, journal
from jatak.backup.programs import PIECE, dumped
from jatak.base.hashing import canonical_json
from jatak.database.connect import running_server
from jatak.evidence.archive import Archive
from jatak.evidence.whole_file import check_place, whole_file

Watch = Callable[[str, int], None]
"""Hears which file is being written or read, and how many bytes of it are done."""


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that is there."""

    file: Path
    at: datetime
    files: int
    size: int


def write(file: Path, at: datetime, force: bool = False, watch: Watch = lambda name, size: None) -> Written:
    """Write a backup, whole or not at all, mode 0600; what is said after `at` is in the journal."""
    check_place(file, force)
    journal.write(at)
    with whole_file(file, force) as out, Archive(out) as archive:
        for name, pieces in sorted(_everything()):
            archive.add(name, _watched(name, pieces(), watch))
        listed = [{"path": each.path, "size": each.size, "sha256": each.sha256} for each in archive.listed]
        about = contents.about(at, version("jatak"))
        archive.add(contents.MANIFEST, [canonical_json(about | {"files": listed})])
    return Written(file, at, len(listed), file.stat().st_size)


def _everything() -> Iterator[tuple[str, Callable[[], Iterator[bytes]]]]:
    yield contents.DUMP, lambda: dumped(running_server())
    for name, place in contents.files():
        yield name, lambda place=place: _read(place)  # type: ignore[misc]


def _read(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece


def _watched(name: str, pieces: Iterator[bytes], watch: Watch) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        done += len(piece)
        watch(name, done)
        yield piece
