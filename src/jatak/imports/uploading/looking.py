"""What an uploaded file is: its tables, as far as their headers and first lines tell."""

from itertools import islice
from typing import Any

from jatak.base.errors import UsageError
from jatak.imports.formats.recognise import recognised
from jatak.imports.mapping.headers import distinct
from jatak.imports.models import Upload
from jatak.imports.reading.csv_table import CsvTable
from jatak.imports.reading.part import Kind
from jatak.imports.reading.parts import parts_of
from jatak.imports.reading.record import shown
from jatak.imports.reading.table import Table, tables_of
from jatak.imports.reading.xlsx_table import XlsxTable
from jatak.imports.uploading.keeping import file_of

SAMPLES, LONGEST_SAMPLE = 4, 60


def look(upload: Upload) -> list[dict[str, Any]]:
    """Each table with its header, how it is written and which system it is of; raises UsageError."""
    return [_told(each) for each in tables_of(file_of(upload), **upload.asked)]


def sheets(upload: Upload) -> list[str]:
    """The sheets of a workbook that have rows; none of any other file, or of one that cannot be read."""
    try:
        part = parts_of(file_of(upload))[0]
        return XlsxTable(part, b"").filled if part.kind is Kind.XLSX else []
    except (UsageError, LookupError):
        return []


def samples(upload: Upload) -> list[list[str]]:
    """The first lines of the first table, cut where they are long; read anew each time, and kept nowhere."""
    try:
        part = parts_of(file_of(upload))[0]
        told = upload.tables[0]["written"]
        table: Table = (
            CsvTable(part, b"", told["encoding"], told["delimiter"])
            if part.kind is Kind.CSV
            else XlsxTable(part, b"", told["sheet"])
        )
        lines = islice((record for record in table.records() if record.trouble is None), SAMPLES)
        return [[shown(cell)[:LONGEST_SAMPLE] for cell in line.cells] for line in lines]
    except (UsageError, LookupError):
        return []


def _told(table: Table) -> dict[str, Any]:
    found = recognised(table.name, table.header.cells)
    return {
        "name": table.name,
        "header": [shown(name) for name in distinct(table.header.cells)],
        "written": table.told,
        "sha256": table.sha256.hex(),
        "format": found[0].code if found else "",
        "recognised": f"{found[0].name}, {found[1].name}" if found else "",
        "says": str(found[1].mapping.says or "") if found else "",
    }
