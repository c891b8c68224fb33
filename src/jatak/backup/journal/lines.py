"""The lines of the journal: appended, brought to the disk, and read again."""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from jatak.backup.journal.place import file_of, files
from jatak.base.errors import JatakError

Line = dict[str, Any]


def append(lines: Iterable[Line], at: datetime) -> None:
    """Write lines at the end of this month's file; when this returns they are on the disk.

    A line that a killed process wrote in part is cut off: what it told of still waits and is written again.
    """
    descriptor = os.open(file_of(at), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(_end_of_the_last_whole_line(file))
        file.truncate()
        for line in lines:
            file.write(json.dumps({"at": at.isoformat(), **line}, separators=(",", ":")).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def lines(since: datetime) -> Iterator[Line]:
    """Those written at this instant or later, in the order in which they were written."""
    for file in files():
        if file.name < file_of(since).name:
            continue
        for number, line in _read(file.read_bytes().split(b"\n"), str(file)):
            if datetime.fromisoformat(line["at"]) >= since:
                yield line | {"place": f"{file}, line {number}"}


def begun() -> datetime | None:
    """When the oldest line was written; None where there is no journal."""
    for file in files():
        for _, line in _read(file.read_bytes().split(b"\n"), str(file)):
            return datetime.fromisoformat(line["at"])
    return None


def _read(parts: list[bytes], name: str) -> Iterator[tuple[int, Line]]:
    for number, part in enumerate(parts[:-1], 1):  # What follows the last line break was never finished.
        try:
            yield number, json.loads(part)
        except ValueError as error:
            raise JatakError(
                f"The journal is damaged: {name}, line {number}, cannot be read.",
                "Bring the file back from a copy. What the line told would be lost.",
            ) from error


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
