"""Writes an export: data, a page for people, what each file is, the proofs of the log, and the signed manifest."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from jatak.evidence.archive import Archive
from jatak.evidence.contents import Contents, Part, Stamp
from jatak.evidence.html import rendered
from jatak.evidence.lines import json_lines
from jatak.evidence.manifest import PATH, manifest, signed
from jatak.evidence.pace import Pace, Watch, unwatched
from jatak.evidence.passing import Passing
from jatak.evidence.readme import readme
from jatak.evidence.sealed import Log
from jatak.evidence.whole_file import whole_file

LOGGED = ("events", "tombstones")
"""Parts whose rows are entries of the log; their proofs come in this order."""


@dataclass(frozen=True, slots=True)
class Written:
    """An export that is there: its place, the SHA-256 of the whole file, and how many lines each data file has."""

    file: Path
    sha256: str
    counts: dict[str, int]


def write(
    file: Path,
    contents: Contents,
    stamp: Stamp,
    force: bool = False,
    watch: Watch = unwatched,
    log: Log | None = None,
) -> Written:
    """Write an export, whole or not at all; the same contents, stamp and log give the same bytes."""
    with whole_file(file, force) as out:
        counts = _fill(out, contents, stamp, watch, log)
        digest = _sha256(out)
    return Written(file, digest, counts)


def _fill(out: BinaryIO, contents: Contents, stamp: Stamp, watch: Watch, log: Log | None) -> dict[str, int]:
    with Archive(out) as archive, Passing() as passing:
        archive.add("README.txt", [readme(contents, stamp.at, log).encode()])
        logged = sum(part.expected for part in contents.parts if part.name in LOGGED) if log else 0
        pace = Pace(sum(part.expected for part in contents.parts) + logged, watch)
        counts = _add_all(archive, [_remembered(part, passing) for part in contents.parts], pace)
        archive.add("index.html", [rendered(contents.page(stamp)).encode()])
        if log is not None:
            _add_all(archive, _log_parts(log, passing, logged), pace)
        plain = manifest(contents.asked, stamp.at, stamp.version, counts, archive.listed)
        archive.add(PATH, [plain if log is None else signed(plain, log)], packed=False)
    return counts


def _add_all(archive: Archive, parts: list[Part], pace: Pace) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in sorted(parts, key=lambda part: part.path):
        tell = pace.of(part.path, part.expected)

        def on_row(count: int, name: str = part.name, tell: Callable[[int], None] = tell) -> None:
            counts[name] = count
            tell(count)

        archive.add(part.path, json_lines(part.rows, on_row))
    return counts


def _remembered(part: Part, passing: Passing) -> Part:
    return replace(part, rows=passing.of(part.name, part.rows)) if part.name in LOGGED else part


def _log_parts(log: Log, passing: Passing, expected: int) -> list[Part]:
    proofs = chain.from_iterable(log.proofs(name, passing.ids(name)) for name in LOGGED)
    rows = {"consistency": log.consistency, "heads": log.heads}
    small = [Part(name, "", each, folder="log") for name, each in rows.items()]
    return [*small, Part("proofs", "", proofs, "log", expected)]


def _sha256(out: BinaryIO) -> str:
    out.seek(0)
    return hashlib.file_digest(out, "sha256").hexdigest()  # type: ignore[arg-type]
