"""The files of the journal: best on another disk than the database, since it is needed when that one is lost."""

from datetime import datetime
from pathlib import Path

from jatak.base.calendar import months_before
from jatak.database.apart import folder
from jatak.sealing.apart.files import old_files

ENDING = ".jsonl"
KEPT_MONTHS = 13
"""An older backup is not restored any more: what it would need is gone."""


def file_of(at: datetime) -> Path:
    """The file of the month of an instant in UTC."""
    return folder() / f"{at:%Y-%m}{ENDING}"


def files() -> list[Path]:
    """Those that are there, the oldest first."""
    return sorted(folder().glob(f"????-??{ENDING}"))


def tidy(at: datetime) -> None:
    """Delete the files of months that no backup is old enough to need."""
    oldest = file_of(months_before(at, KEPT_MONTHS)).name
    for file in files():
        if file.name < oldest:
            file.unlink()
    for file in old_files(months_before(at, KEPT_MONTHS)):
        file.unlink()
