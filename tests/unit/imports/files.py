"""Files as other systems write them, with the cast."""

from pathlib import Path

from jatak.imports.reading.table import Table, tables_of

PEOPLE = [["ana@example.com", "Ana Sørensen", "Århus"], ["ben@example.com", "Ben; Holm", "Köln"]]


def table(folder: Path, content: str | bytes, name: str = "people.csv", **written: str) -> Table:
    """The only table of a file with this content."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = tables_of(file, **written)
    return found


def cells(found: Table) -> list[list[str]]:
    """The cells of its lines that can be read."""
    return [record.cells for record in found.records() if record.trouble is None]


def refused(found: Table) -> dict[int, str]:
    """Why the others cannot, by their numbers."""
    return {record.number: record.trouble.reason for record in found.records() if record.trouble}
