"""A table of text: CSV in its many forms."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO

from jatak.base.cells import unsafe
from jatak.imports.reading.csv_records import records, trouble
from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.foreign import REMEDY
from jatak.imports.reading.lines import LONGEST, Lines
from jatak.imports.reading.of_part import OfPart
from jatak.imports.reading.record import Record

DELIMITERS = ",;\t|"
SAMPLE = 1 << 16
REJECTED = "jatak_reason"
"""A column of our own files of rejects, whose cells were made safe for spreadsheets."""
NOISE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that no name of a column holds, and that a terminal must not be shown."""
SAID = "sep="
"""By a first line such as `sep=;` Excel is told the separator."""


@dataclass(frozen=True)
class CsvTable(OfPart):
    """A part that is text, with how it is written."""

    encoding: str
    asked_delimiter: str = ""

    @property
    def told(self) -> dict[str, str]:
        """How it was found to be written."""
        return {"encoding": self.encoding, "delimiter": self.delimiter}

    @cached_property
    def delimiter(self) -> str:
        """Between cells: as asked, as the file says, or the one that cuts most lines into as many as the headers."""
        sample = self._sample()
        if self.asked_delimiter:
            return self.asked_delimiter
        first = sample.split("\n", 1)[0].strip("\r\ufeff")
        return first[-1] if _says(first) else max(DELIMITERS, key=lambda each: _evenness(sample, each))

    @cached_property
    def header(self) -> Record:
        """The line that names the columns; raises UnusableFile where there is none."""
        with self.part.open() as content:
            found = next(self._all(content), None)
        if found is None or found.trouble:
            why = f"its first line cannot be read: {found.trouble.says}" if found and found.trouble else "it is empty."
            raise UnusableFile(self.name, why, "Its first line must name the columns.")
        if any(map(NOISE.search, found.cells)):
            raise UnusableFile(self.name, "its first line is no text.", REMEDY)
        return found

    def records(self, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[Record]:
        """Every line behind the header that is not empty, with its number; also those that cannot be used."""
        width = len(self.header.cells)
        came_back = REJECTED in self.header.cells
        with self.part.open(on_bytes) as content:
            every = self._all(content)
            next(every, None)
            for record in every:
                if record.trouble is None and len(record.cells) != width:
                    record = _fitted(record, width)
                yield Record(record.number, list(map(unsafe, record.cells)), record.trouble) if came_back else record

    def _all(self, content: IO[bytes]) -> Iterator[Record]:
        wide = self.encoding.startswith(("utf-16", "utf-32"))
        text = io.TextIOWrapper(content, self.encoding, "replace" if wide else "surrogateescape", newline="")
        first = text.readline(LONGEST).removeprefix("\ufeff")
        if _says(first.strip("\r\n")):
            return records(Lines(text, wide), self.delimiter, 1)
        return records(Lines(text, wide, first), self.delimiter)

    def _sample(self) -> str:
        with self.part.open() as content:
            return content.read(SAMPLE).decode(self.encoding, "replace")


def _says(line: str) -> bool:
    return line.lower().startswith(SAID) and len(line) == len(SAID) + 1


def _fitted(record: Record, width: int) -> Record:
    cells = record.cells
    if len(cells) < width:
        return Record(record.number, cells, trouble("too_few_cells"))
    if any(cells[width:]):
        return Record(record.number, cells, trouble("too_many_cells"))
    return Record(record.number, cells[:width])


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """How many of the first lines this cuts into as many cells as the headers, more than one; and into how many."""
    rows: Iterator[list[str]] = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    width = times = 0
    try:
        for row in filter(None, rows):
            width = width or len(row)
            times += len(row) == width
    except csv.Error:
        pass
    return (times, width) if width > 1 else (0, 0)
