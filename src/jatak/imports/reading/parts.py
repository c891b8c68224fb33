"""What tables a file holds."""

import os
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.foreign import refuse_foreign
from jatak.imports.reading.guard import refuse_big_parts
from jatak.imports.reading.part import Kind, Packing, Part
from jatak.imports.reading.unreadable import readable

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
NO_MEMBERS = b"PK\x05\x06"
OFFICE, WORKBOOK, MACROS = "[Content_Types].xml", "xl/workbook.xml", "vbaProject.bin"
EVIDENCE = frozenset({"manifest.json", "index.html"})
TABLES = (".csv", ".tsv", ".txt")
MOST_MEMBERS = 200
LARGEST_ZIP = 16 << 30
ENCRYPTED = 1


def parts_of(file: Path) -> list[Part]:
    """Each table of a file: one, or those of a zip in the order of their names. Raises UnusableFile."""
    with readable(file.name):
        size = file.stat().st_size
        if file.exists() and not file.is_file():
            raise UnusableFile(file.name, "this is not a file.", "Name one CSV, XLSX or ZIP file.")
        with file.open("rb") as raw:
            start = raw.read(4096)
        if not start:
            raise UnusableFile(file.name, "it is empty.", "Its first line must name the columns.")
        if start.startswith((ZIP, NO_MEMBERS)):
            return _of_zip(file, size)
        if start.startswith(GZIP):
            return [Part(file, Kind.CSV, size, Packing.GZIP)]
        refuse_foreign(file.name, start)
        return [Part(file, Kind.CSV, size)]


def _of_zip(file: Path, size: int) -> list[Part]:
    with ZipFile(file) as archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
    names = {each.filename for each in members}
    if OFFICE in names:
        return [_workbook(file, size, names)]
    if names >= EVIDENCE:
        raise UnusableFile(file.name, "this is an evidence file of Jatak, which proves and is not imported.", "")
    tables = [each for each in members if _is_table(each.filename)]
    if not tables or len(tables) > MOST_MEMBERS:
        trouble = f"this zip holds {len(tables)} CSV files." if tables else "this zip holds no CSV file."
        raise UnusableFile(file.name, trouble, "Pack the CSV files of one export, or import one of them by itself.")
    refuse_big_parts(file.name, tables, LARGEST_ZIP)
    return [_member(file, each) for each in sorted(tables, key=lambda each: each.filename)]


def _workbook(file: Path, size: int, names: set[str]) -> Part:
    if WORKBOOK not in names:
        raise UnusableFile(file.name, "this is an Office file without a table.", "Save the table as XLSX or CSV.")
    if any(name.endswith(MACROS) for name in names):
        raise UnusableFile(file.name, "it holds macros.", "Save it as XLSX without macros, or as CSV.")
    return Part(file, Kind.XLSX, size)


def _member(file: Path, member: ZipInfo) -> Part:
    if member.flag_bits & ENCRYPTED:
        raise UnusableFile(file.name, f"{member.filename} needs a password.", "Unpack it and import what it holds.")
    return Part(file, Kind.CSV, member.compress_size, Packing.ZIP, member.filename, member.header_offset)


def _is_table(name: str) -> bool:
    """What the archives of a Mac keep beside each file is none."""
    return name.lower().endswith(TABLES) and not name.startswith("__MACOSX/") and os.path.basename(name)[0] != "."
