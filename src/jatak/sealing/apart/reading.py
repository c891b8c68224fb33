"""Reading what was kept apart of the log, and where in its files the leaves stand that count."""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from jatak.base.errors import UsageError
from jatak.evidence.merkle import HASH_BYTES
from jatak.sealing.apart.files import files_since
from jatak.sealing.apart.marks import Mark, mark_of, newest

REMEDY = (
    "Bring the files *.log.jsonl of the journal back from a copy. --without-log restores all the same; heads of the "
    "log that were signed since the backup do not fit what follows then."
)


class Damaged(UsageError):
    """What was kept apart of the log cannot be trusted, or is not there."""

    def __init__(self, message: str) -> None:
        super().__init__(message, REMEDY)


class Stretch(NamedTuple):
    """Leaves side by side: where their line stands, the first that counts, and the one behind the last."""

    file: Path
    place: int
    first: int
    end: int


@dataclass(slots=True)
class Kept:
    """What counts of it: leaves in order, the heads over them, and each mark."""

    stretches: list[Stretch] = field(default_factory=list)
    heads: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def kept(since: datetime) -> Kept:
    """What was kept since an instant, without what was given up later or never became whole; raises Damaged."""
    found, last = Kept(), newest()
    for file in files_since(since) if last[0] else ():
        for place, line in _lines(file, last[2] if file == last[1] else None):
            _take(found, line, file, place)
    return found


def leaves_of(stretch: Stretch) -> tuple[list[bytes], dict[int, tuple[int, int, bytes]]]:
    """Its leaves, and what each tile begins with: era, transaction and commitment; raises Damaged."""
    with stretch.file.open("rb") as opened:
        opened.seek(stretch.place)
        line = json.loads(opened.readline())
    hashes = _hashes(line, stretch.file)
    begin, end = stretch.first - line["first"], stretch.end - line["first"]
    leaves = [hashes[at * HASH_BYTES : (at + 1) * HASH_BYTES] for at in range(begin, end)]
    return leaves, {number: (era, by, bytes.fromhex(made)) for number, era, by, made in line["begins"]}


def _lines(file: Path, until: int | None) -> Iterator[tuple[int, dict[str, Any]]]:
    place = 0
    with file.open("rb") as opened:
        for number, part in enumerate(opened, 1):
            if (until is not None and place >= until) or not part.endswith(b"\n"):
                return  # It was never finished; or it is a copy that was cut off, as its last mark says.
            try:
                yield place, json.loads(part)
            except ValueError as error:
                raise Damaged(f"The journal of the log is damaged: {file}, line {number}, cannot be read.") from error
            place += len(part)


def _take(found: Kept, line: dict[str, Any], file: Path, place: int) -> None:
    try:
        match line["what"]:
            case "leaves":
                end = line["first"] + len(_hashes(line, file)) // HASH_BYTES
                found.stretches.append(Stretch(file, place, line["first"], end))
            case "head":
                found.heads.append(line)
            case "mark":
                _mark(found, mark_of(line))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Damaged(f"The journal of the log is damaged: {file} holds a line that is not whole.") from error


def _mark(found: Kept, mark: Mark) -> None:
    if mark.anew:
        before = [each for each in found.stretches if each.first < mark.size]
        found.stretches = [each._replace(end=min(each.end, mark.size)) for each in before]
        found.heads = [each for each in found.heads if each["size"] <= mark.size]
        found.marks = [each for each in found.marks if each.size <= mark.size]
    found.marks.append(mark)


def _hashes(line: dict[str, Any], file: Path) -> bytes:
    hashes = base64.b64decode(line["hashes"], validate=True)
    if hashlib.sha256(hashes).hexdigest() != line["sum"]:
        raise Damaged(f"The journal of the log is damaged: {file} holds other leaves than were written.")
    return hashes
