"""A workbook is looked at before it is opened: how much it unpacks to, and that its parts are plain XML."""

import xml.parsers.expat as expat
from zipfile import ZipFile

from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.guard import refuse_big_parts

LARGEST = 2 << 30
"""Bytes of all parts: a sheet of Excel has at most 1,048,576 rows."""
HELD = 384 << 20
"""Bytes of the texts that its cells share, which are held in memory, and of each part beside the sheets."""
SHEETS = "xl/worksheets/"
PIECE = 1 << 16


class _Begun(Exception):
    """The root element is there, behind which no document type can come."""


def refuse_bad_workbook(name: str, archive: ZipFile) -> None:
    """Raise UnusableFile for a bomb, and for parts that declare entities, of which a few lines can make gigabytes."""
    members = archive.infolist()
    refuse_big_parts(name, members, LARGEST)
    for each in members:
        if not each.filename.startswith(SHEETS) and each.file_size > HELD:
            raise UnusableFile(name, f"{each.filename} unpacks to {each.file_size >> 20} MB.", "Save it as CSV.")
        if each.filename.endswith((".xml", ".rels")) and _declares(archive, each.filename):
            trouble = f"{each.filename} declares a document type, which no spreadsheet program writes."
            raise UnusableFile(name, trouble, "Open it in a spreadsheet program and save it anew as XLSX or CSV.")


def _declares(archive: ZipFile, member: str) -> bool:
    found: list[bool] = []

    def declared(*_: object) -> None:
        found.append(True)
        raise _Begun

    def begun(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = declared, begun
    try:
        with archive.open(member) as content:
            while piece := content.read(PIECE):
                parser.Parse(piece)
    except (_Begun, expat.ExpatError):
        # What is no XML at all is refused by whoever reads it.
        return bool(found)
    return False
