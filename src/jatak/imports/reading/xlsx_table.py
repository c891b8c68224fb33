"""A table in a workbook of Excel, read row by row."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zipfile import ZipFile

from jatak.imports.reading.errors import UnusableFile
from jatak.imports.reading.of_part import OfPart
from jatak.imports.reading.record import Record
from jatak.imports.reading.unreadable import readable
from jatak.imports.reading.xlsx_cells import record_of
from jatak.imports.reading.xlsx_guard import refuse_bad_workbook

EVERY = 1000
"""Rows between two words on the progress."""


@dataclass(frozen=True)
class XlsxTable(OfPart):
    """A workbook, with the sheet that is meant."""

    asked_sheet: str = ""

    @property
    def told(self) -> dict[str, str]:
        """How it was found to be written."""
        return {"sheet": self.sheet}

    @cached_property
    def sheet(self) -> str:
        """As asked, or the only one that has rows; raises UnusableFile where that is not clear."""
        with self._workbook() as book:
            titles: list[str] = [each.title for each in book.worksheets]
        if self.asked_sheet in titles:
            return self.asked_sheet
        if self.asked_sheet or len(self.filled) != 1:
            raise self._unclear(titles if self.asked_sheet else self.filled)
        return self.filled[0]

    @cached_property
    def filled(self) -> list[str]:
        """The sheets that have rows."""
        with self._workbook() as book:
            return [each.title for each in book.worksheets if _begins(each)]

    @cached_property
    def header(self) -> Record:
        """The first row that is not empty."""
        with self._workbook() as book:
            for number, cells in enumerate(_rows(book[self.sheet]), 1):
                width = max((place for place, cell in enumerate(cells, 1) if cell.value is not None), default=0)
                if width and (found := record_of(number, cells, width)):
                    if found.trouble:
                        raise UnusableFile(self.name, found.trouble.says, "The first row must name the columns.")
                    return found
        raise UnusableFile(self.name, "the sheet is empty.", "Its first row must name the columns.")

    def records(self, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[Record]:
        """Every row behind the header that is not empty, with its number; also those that cannot be used."""
        begin, width = self.header.number + 1, len(self.header.cells)
        with self._workbook() as book:
            sheet = book[self.sheet]
            last = sheet.max_row or 1
            for number, cells in enumerate(_rows(sheet, begin), begin):
                if number % EVERY == 0:
                    on_bytes(min(self.size, self.size * number // last))
                if found := record_of(number, cells, width):
                    yield found
        on_bytes(self.size)

    @contextmanager
    def _workbook(self) -> Iterator[Any]:
        # Where it is not imported nobody waits for it.
        from openpyxl import load_workbook

        with readable(self.name), ZipFile(self.part.file) as archive:
            refuse_bad_workbook(self.name, archive)
        # Opened here: of a broken workbook the library would leave its file open.
        with readable(self.name), self.part.file.open("rb") as raw, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                with closing(load_workbook(raw, read_only=True, keep_links=False)) as book:
                    yield book
            except UnusableFile:
                raise
            except Exception as error:
                # Every kind of error may come out of XML that is not as it should be.
                raise self._broken(error) from error

    def _broken(self, error: Exception) -> UnusableFile:
        return UnusableFile(
            self.name, f"this workbook cannot be read ({type(error).__name__}).", "Save it anew as XLSX or CSV."
        )

    def _unclear(self, sheets: list[str]) -> UnusableFile:
        listed = ", ".join(sheets) or "none"
        trouble = f"there is no sheet {self.asked_sheet}." if self.asked_sheet else f"sheets with rows: {listed}."
        return UnusableFile(self.name, trouble, f"Name one with --sheet, of: {listed}." if sheets else "")


def _begins(sheet: Any) -> bool:
    return any(any(cell.value is not None for cell in row) for row in _rows(sheet))


def _rows(sheet: Any, begin: int = 1) -> Iterator[tuple[Any, ...]]:
    # What the file says of its width would make each row as wide.
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(min_row=begin)
    return rows
