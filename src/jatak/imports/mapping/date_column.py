"""In which style the dates of a column are written, found out from all of them."""

import re
from collections import Counter

from jatak.base.errors import UsageError
from jatak.imports.mapping.dates import NUMBERS, Style

ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}([ T].*)?")
UNIX = re.compile(r"\d{10}(\.\d+)?|\d{13}")
SERIAL = re.compile(r"[2-6]\d{4}([.,]\d+)?")
MONTHS = 12


class UnclearDates(UsageError):
    """A column whose dates may be read in two ways."""


class DateColumn:
    """Is shown the cells of a column and tells their style."""

    def __init__(self, header: str) -> None:
        self.header = header
        self._seen: Counter[Style] = Counter()
        self._either = self._first_over = self._second_over = 0
        self._example = ""

    def see(self, cell: str) -> None:
        """Look at a cell."""
        if numbers := NUMBERS.match(cell):
            self._see_numbers(cell, int(numbers[1]), numbers[2], int(numbers[3]))
        elif style := _plain_style(cell):
            self._seen[style] += 1

    @property
    def unsettled(self) -> bool:
        """Whether more cells could still tell day from month, or show that both come first somewhere."""
        return bool(self._either or self._first_over or self._second_over)

    def style(self) -> Style:
        """The style of most cells, ISO where there is none; raises UnclearDates."""
        if self._first_over and self._second_over:
            raise self._unclear("some of its dates begin with the day and others with the month")
        if self._either and not (self._first_over or self._second_over):
            raise self._unclear(f"{self._example} may begin with the day or with the month")
        numbers = Style.MONTH_FIRST if self._second_over else Style.DAY_FIRST
        self._seen[numbers] = self._either + self._first_over + self._second_over
        ((style, times),) = self._seen.most_common(1)
        return style if times else Style.ISO

    def _see_numbers(self, cell: str, first: int, sign: str, second: int) -> None:
        if sign == ".":
            self._seen[Style.DOTTED] += 1
        elif first > MONTHS:
            self._first_over += 1
        elif second > MONTHS:
            self._second_over += 1
        else:
            self._either += 1
            self._example = cell

    def _unclear(self, why: str) -> UnclearDates:
        return UnclearDates(
            f"Column {self.header}: {why}. Nothing was loaded.",
            'Say it in the mapping file: dates = "DD/MM/YYYY" or dates = "MM/DD/YYYY".',
        )


def _plain_style(cell: str) -> Style | None:
    if ISO.fullmatch(cell):
        return Style.ISO
    if UNIX.fullmatch(cell):
        return Style.UNIX
    return Style.EXCEL if SERIAL.fullmatch(cell) else None
