"""The lines of the journal: appended, brought to the disk, and read again."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from jatak.backup.journal.place import file_of, files
from jatak.base.errors import JatakError
from jatak.database import apart

Line = dict[str, Any]


def append(lines: Iterable[Line], at: datetime) -> None:
    """Write lines at the end of this month's file; when this returns they are on the disk.

    A line that a killed process wrote in part is cut off: what it told of still waits and is written again.
    """
    told = ({"at": at.isoformat(), **line} for line in lines)
    apart.append(file_of(at), (json.dumps(each, separators=(",", ":")).encode() for each in told))


def lines(since: datetime) -> Iterator[Line]:
    """Those written at this instant or later, in the order in which they were written; raises JatakError."""
    for file in files():
        if file.name < file_of(since).name:
            continue
        for number, line in _read(file):
            if datetime.fromisoformat(line["at"]) >= since:
                yield line | {"place": f"{file}, line {number}"}


def begun() -> datetime | None:
    """When the oldest line was written; None where there is no journal."""
    for file in files():
        for _, line in _read(file):
            return datetime.fromisoformat(line["at"])
    return None


def cut_off() -> Path | None:
    """The newest file where its last line is not whole: a copy that was cut off, or the end of a killed process."""
    for file in files()[-1:]:
        data = file.read_bytes()
        return file if data and not data.endswith(b"\n") else None
    return None


def _read(file: Path) -> Iterator[tuple[int, Line]]:
    with file.open("rb") as opened:
        for number, part in enumerate(opened, 1):
            if not part.endswith(b"\n"):
                return  # What follows the last line break was never finished.
            yield number, _line(part, file, number)


def _line(part: bytes, file: Path, number: int) -> Line:
    try:
        line = json.loads(part)
        if not isinstance(line, dict) or not isinstance(line["what"], str):
            raise ValueError
        datetime.fromisoformat(line["at"])
    except (ValueError, KeyError, TypeError) as error:
        raise JatakError(
            f"The journal is damaged: {file}, line {number}, cannot be read.",
            "Bring the file back from a copy. What the line told would be lost.",
        ) from error
    return line
