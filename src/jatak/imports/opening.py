"""A file opened to be imported: each of its tables with what its columns mean."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jatak.imports.formats.known import Format, formats
from jatak.imports.formats.recognise import recognised
from jatak.imports.mapping.headers import distinct
from jatak.imports.mapping.mapping import Mapping
from jatak.imports.mapping.toml import mapping_of
from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.table import Table, tables_of
from jatak.imports.row import Standing

FIRST = (Standing.NO, Standing.UNREACHABLE)
"""Tables of those who left, and then of those whose mail came back, are loaded before any other of a file."""


@dataclass(frozen=True)
class Asked:
    """What is said of a file by whoever imports it."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    format: str = ""
    mapping_name: str = ""
    mapping: Pairs[str, Any] = field(default_factory=dict)
    """A mapping as TOML has it, on top of the format's."""


@dataclass(frozen=True)
class Opened:
    """One table of a file, and what its columns mean."""

    table: Table
    mapping: Mapping
    format: Format | None
    kind: str
    """Which of the format's files it is."""

    @property
    def header(self) -> list[str]:
        """The names of its columns, each a different one."""
        return distinct(self.table.header.cells)

    @property
    def system(self) -> str:
        """Which system its keys are of."""
        return self.mapping.system or (self.format.code if self.format else "import")

    @property
    def recognised(self) -> str:
        """In words, empty where only a mapping says what its columns mean."""
        return f"{self.format.name}, {self.kind}" if self.format else ""


def opened(file: Path, asked: Asked) -> list[Opened]:
    """Each table of a file, those of people who left first. Raises UsageError where one cannot be understood."""
    every = [open_table(table, asked) for table in tables_of(file, asked.encoding, asked.delimiter, asked.sheet)]
    return sorted(every, key=lambda each: FIRST.index(each.mapping.says) if each.mapping.says in FIRST else len(FIRST))


def open_table(table: Table, asked: Asked) -> Opened:
    """One table with what its columns mean; raises UsageError where nobody knows that."""
    found = recognised(table.name, table.header.cells, asked.format)
    base = found[1].mapping if found else None
    if not asked.mapping and base is None:
        raise _unknown(table)
    mapping = mapping_of(asked.mapping_name, asked.mapping, base, told=True) if asked.mapping else base
    assert mapping is not None
    if found is None and mapping.says is None and not mapping.standing:
        remedy = 'Write says = "yes" where it holds for every row, or [[standing]] with the column that says it.'
        raise UnusableFile(table.name, "nothing tells whether its people said yes or no.", remedy)
    return Opened(table, mapping, found[0] if found else None, found[1].name if found else "")


def _unknown(table: Table) -> UnusableFile:
    return UnusableFile(
        table.name,
        f"nobody knows what its columns mean: {', '.join(table.header.cells)[:600]}.",
        f"Say it with --mapping FILE; --propose writes one to begin with. Known are: {', '.join(formats())}.",
    )
