"""Writing a backup: the database at one instant and the files it refers to, in one zip file; never the secrets.

The database goes first: a file that it names is written before the row that names it, and so is there when files are
looked for afterwards. Meanwhile no month moves between outbox and archive, nor is any written anew.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from jatak.backup import contents, journal
from jatak.backup.programs import PIECE, dumped
from jatak.base.hashing import canonical_json
from jatak.database.connect import running_server
from jatak.database.using import acting_as, atomic
from jatak.delivery.archive.finding import no_change
from jatak.evidence.archive import Archive
from jatak.evidence.whole_file import check_place, whole_file
from jatak.sealing.apart.keeping import Forked

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
    with suppress(Forked):  # What was said is in the journal; the log is taken up by restoring this very backup.
        journal.write(lambda: at)
    with whole_file(file, force) as out, Archive(out) as archive, _no_month_moves():
        for name, pieces in _everything():
            archive.add(name, _watched(name, pieces, watch))
        listed = [{"path": each.path, "size": each.size, "sha256": each.sha256} for each in archive.listed]
        about = contents.about(at, version("jatak"))
        archive.add(contents.MANIFEST, [canonical_json(about | {"files": listed})])
    return Written(file, at, len(listed), file.stat().st_size)


@contextmanager
def _no_month_moves() -> Iterator[None]:
    with acting_as("admin"), atomic():
        no_change()
        yield


def _everything() -> Iterator[tuple[str, Iterator[bytes]]]:
    yield contents.DUMP, dumped(running_server())
    for name, place in contents.files():
        with suppress(FileNotFoundError), place.open("rb") as opened:  # A picture may go at any time.
            yield name, iter(lambda opened=opened: opened.read(PIECE), b"")  # type: ignore[misc]


def _watched(name: str, pieces: Iterator[bytes], watch: Watch) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        done += len(piece)
        watch(name, done)
        yield piece
