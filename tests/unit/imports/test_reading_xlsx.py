"""Workbooks: values as CSV would have them, formulas never computed, bombs and entities never opened."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.unit.imports.files import cells, refused

from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.table import Table, tables_of


def workbook(file: Path, *rows: list[object], **sheets: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(file)
    return file


def read(file: Path, **written: str) -> Table:
    (found,) = tables_of(file, **written)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.xlsx"


def test_values_are_text_as_csv_has_it(file: Path) -> None:
    at = datetime(2024, 5, 3, 12)  # noqa: DTZ001
    found = read(workbook(file, ["Email", "At", "Day", "N"], ["ana@example.com", at, date(2024, 5, 3), 22.0]))
    assert cells(found) == [["ana@example.com", "2024-05-03 12:00:00", "2024-05-03", "22"]]


def test_a_formula_is_refused_with_its_cell_and_never_computed(file: Path) -> None:
    found = read(workbook(file, ["Email", "N"], ["ana@example.com", "=1+1"], ["ben@example.com", 2]))
    assert refused(found) == {2: "formula"}
    assert "Cell B2" in next(record.trouble.says for record in found.records() if record.trouble)
    assert cells(found) == [["ben@example.com", "2"]]


def test_empty_rows_are_none_and_cells_beyond_the_header_are_refused(file: Path) -> None:
    found = read(workbook(file, ["Email"], [None], ["ana@example.com"], ["ben@example.com", None, "x"]))
    assert [record.number for record in found.records()] == [3, 4]
    assert refused(found) == {4: "too_many_cells"}


def test_of_several_sheets_with_rows_one_has_to_be_named(file: Path) -> None:
    workbook(file, ["Email"], ["ana@example.com"], Two=[["Email"], ["ben@example.com"]], Empty=[])
    with pytest.raises(UnusableFile, match="sheets with rows: Sheet, Two"):
        cells(read(file))
    assert cells(read(file, sheet="Two")) == [["ben@example.com"]]
    with pytest.raises(UnusableFile, match="no sheet Three"):
        cells(read(file, sheet="Three"))


def test_a_text_has_no_sheets(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Email\nana@example.com\n")
    with pytest.raises(UnusableFile, match="it is no workbook"):
        read(file, sheet="Two")


def _rewritten(file: Path, member: str, content: bytes) -> Path:
    with zipfile.ZipFile(file) as archive:
        parts = {each.filename: archive.read(each) for each in archive.infolist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts | {member: content}).items():
            archive.writestr(name, part)
    return file


def test_a_bomb_and_entities_are_refused_before_they_are_opened(file: Path) -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    workbook(file, ["Email"], ["ana@example.com"])
    with pytest.raises(UnusableFile, match="declares a document type"):
        cells(read(_rewritten(file, "xl/sharedStrings.xml", entity)))
    with pytest.raises(UnusableFile, match="zip bomb"):
        cells(read(_rewritten(file, "xl/worksheets/sheet1.xml", bytes(210_000_000))))


@pytest.mark.parametrize("content", [b"", b"no XML", b"<worksheet><sheetData><row><c t='s'><v>9</v></c></row>"])
def test_a_broken_workbook_is_refused_as_a_whole(file: Path, content: bytes) -> None:
    workbook(file, ["Email"], ["ana@example.com"])
    with pytest.raises(UnusableFile):
        cells(read(_rewritten(file, "xl/worksheets/sheet1.xml", content)))
