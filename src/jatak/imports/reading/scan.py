"""The first look at a table of text: its hash, and how it is written."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from jatak.imports.reading.encoding import Detector
from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.foreign import refuse_foreign
from jatak.imports.reading.part import Kind, Part

PIECE = 1 << 20


@dataclass(frozen=True)
class Scan:
    """What a first look found."""

    sha256: bytes
    """Of the table unpacked; of a workbook as it is."""
    encoding: str
    """Empty for a workbook."""


def scan(part: Part, on_bytes: Callable[[int], None] = lambda _: None) -> Scan:
    """Read it once from end to end; raises UnusableFile where it is empty, foreign, broken or a bomb."""
    digest, detector, pieces = hashlib.sha256(), Detector(), 0
    with part.open(on_bytes) as content:
        while piece := content.read(PIECE):
            if not pieces and part.kind is Kind.CSV:
                refuse_foreign(part.name, piece)
            digest.update(piece)
            if part.kind is Kind.CSV:
                detector.feed(piece)
            pieces += 1
    if not pieces:
        raise UnusableFile(part.name, "it is empty.", "Its first line must name the columns.")
    return Scan(digest.digest(), detector.encoding() if part.kind is Kind.CSV else "")
