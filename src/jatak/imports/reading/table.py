"""The tables of a file, ready to be read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from jatak.imports.reading.csv_table import CsvTable
from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.part import Kind
from jatak.imports.reading.parts import parts_of
from jatak.imports.reading.record import Record
from jatak.imports.reading.scan import scan
from jatak.imports.reading.xlsx_table import XlsxTable


class Table(Protocol):
    """Columns with names, and records that can be read more than once."""

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> bytes: ...
    @property
    def size(self) -> int: ...
    @property
    def told(self) -> dict[str, str]: ...
    @property
    def header(self) -> Record: ...
    def records(self, on_bytes: Callable[[int], None] = ...) -> Iterator[Record]: ...


def tables_of(file: Path, encoding: str = "", delimiter: str = "", sheet: str = "") -> list[Table]:
    """Each table of a file, in a zip by name; what is not said is found out. Raises UnusableFile."""
    found: list[Table] = []
    for part in parts_of(file):
        look = scan(part)
        if part.kind is Kind.XLSX:
            found.append(XlsxTable(part, look.sha256, sheet))
        elif sheet:
            raise UnusableFile(part.name, "it is no workbook, so it has no sheets.", "Leave the sheet out.")
        else:
            found.append(CsvTable(part, look.sha256, encoding or look.encoding, delimiter))
    return found
