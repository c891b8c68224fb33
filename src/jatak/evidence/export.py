"""Writes an export: data, a page for people, what each file is, and the manifest with every hash."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from jatak.evidence.archive import Archive
from jatak.evidence.contents import Contents, Stamp
from jatak.evidence.html import rendered
from jatak.evidence.lines import json_lines
from jatak.evidence.manifest import PATH, manifest
from jatak.evidence.readme import readme
from jatak.evidence.whole_file import whole_file

Watch = Callable[[str, int], None]
"""Hears the file that is being written, and how many lines it has so far."""


@dataclass(frozen=True, slots=True)
class Written:
    """An export that is there: its place, the SHA-256 of the whole file, and how many lines each data file has."""

    file: Path
    sha256: str
    counts: dict[str, int]


def write(
    file: Path, contents: Contents, stamp: Stamp, force: bool = False, watch: Watch = lambda path, count: None
) -> Written:
    """Write an export, whole or not at all; the same contents and stamp give the same bytes."""
    with whole_file(file, force) as out:
        counts = _fill(out, contents, stamp, watch)
        digest = _sha256(out)
    return Written(file, digest, counts)


def _fill(out: BinaryIO, contents: Contents, stamp: Stamp, watch: Watch) -> dict[str, int]:
    counts: dict[str, int] = {}
    with Archive(out) as archive:
        archive.add("README.txt", [readme(contents, stamp.at).encode()])
        for part in sorted(contents.parts, key=lambda part: part.path):

            def on_row(count: int, name: str = part.name, path: str = part.path) -> None:
                counts[name] = count
                watch(path, count)

            archive.add(part.path, json_lines(part.rows, on_row))
        archive.add("index.html", [rendered(contents.page(stamp)).encode()])
        archive.add(PATH, [manifest(contents.asked, stamp.at, stamp.version, counts, archive.listed)])
    return counts


def _sha256(out: BinaryIO) -> str:
    out.seek(0)
    return hashlib.file_digest(out, "sha256").hexdigest()  # type: ignore[arg-type]
