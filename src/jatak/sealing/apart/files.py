"""The files of what is kept apart of the log: one a month, in the folder of the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from fcntl import LOCK_EX, flock
from pathlib import Path

from jatak.database.apart import folder

ENDING = ".log.jsonl"
LOCK = ".log.lock"


def files() -> list[Path]:
    """Those that are there, the oldest first."""
    return sorted(folder().glob(f"????-??{ENDING}"))


def file_for(at: datetime) -> Path:
    """Where something is written at an instant in UTC: never before what is there, whatever a clock says."""
    return max([folder() / f"{at:%Y-%m}{ENDING}", *files()[-1:]])


def files_since(at: datetime) -> list[Path]:
    """Those that hold what was written since an instant, and the one before, as clocks may differ."""
    every = files()
    older = sum(file.name < f"{at:%Y-%m}{ENDING}" for file in every)
    return every[max(0, older - 1) :]


def old_files(before: datetime) -> list[Path]:
    """Those of months before that of an instant, but never the newest, which says how far the log is."""
    return [file for file in files()[:-1] if file.name < f"{before:%Y-%m}{ENDING}"]


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time."""
    with (folder() / LOCK).open("wb") as held:
        flock(held, LOCK_EX)
        yield
