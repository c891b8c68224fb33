"""What is kept apart from the database: its folder, and lines that are on the disk once they are written."""

import fcntl
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from jatak.base.errors import JatakError, UsageError
from jatak.database.home import home, private_folder

SECONDS = 20.0
"""So long a writer waits for another of this process: a disk that hangs holds one of them, not one more each minute."""
REMEDY = "Bring its disk back, or let JATAK_JOURNAL name another folder. What was said waits in the database meanwhile."
_writing = threading.RLock()


class Unwritable(JatakError):
    """The journal cannot be written now."""


def folder() -> Path:
    """The folder of JATAK_JOURNAL, or `journal` in the home; made with mode 0700 when missing; raises Unwritable."""
    chosen = os.environ.get("JATAK_JOURNAL")
    place = Path(chosen).expanduser().absolute() if chosen else home() / "journal"
    try:
        return private_folder(place)
    except UsageError as error:
        raise Unwritable(f"The journal cannot be written: {error.message}", REMEDY) from error


@contextmanager
def in_turn() -> Iterator[None]:
    """One writer at a time in this process; raises Unwritable where another one hangs, or where the disk says no."""
    if not _writing.acquire(timeout=SECONDS):
        raise Unwritable("The journal cannot be written: its disk has not answered for a while.", REMEDY)
    try:
        yield
    except OSError as error:
        raise Unwritable(f"The journal cannot be written: {error.strerror or error}.", REMEDY) from error
    finally:
        _writing.release()


def append(file: Path, lines: Iterable[bytes], end: int | None = None) -> None:
    """Write lines at the end of a file, mode 0600; when this returns they are on the disk.

    A line that a killed process wrote in part is cut off, and with `end` all that stands from there on.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        out.seek(_end_of_the_last_whole_line(out) if end is None else end)
        out.truncate()
        for line in lines:
            out.write(line + b"\n")
        out.flush()
        os.fsync(out.fileno())


def _end_of_the_last_whole_line(file: BinaryIO) -> int:
    end = file.seek(0, os.SEEK_END)
    while end:
        begin = max(0, end - 65536)
        file.seek(begin)
        found = file.read(end - begin).rfind(b"\n")
        if found >= 0:
            return begin + found + 1
        end = begin
    return 0
