"""In which style the dates of a column are written, found out from all of them."""

import re
from collections import Counter

from jatak.base.errors import UsageError
from jatak.imports.mapping.dates import NUMBERS, Style

ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}([ T].*)?")
UNIX = re.compile(r"\d{10}(\.\d+)?|\d{13}")
SERIAL = re.compile(r"[2-6]\d{4}([.,]\d+)?")
MONTHS = 12
ORDERS = (Style.DAY_FIRST, Style.MONTH_FIRST)
"""Styles that no other tells apart from each other: to say one of them says nothing of columns written otherwise."""


class UnclearDates(UsageError):
    """A column whose dates may be read in two ways."""


class DateColumn:
    """Is shown the cells of a column and tells their style; whether day or month comes first may be told."""

    def __init__(self, header: str, order: Style | None = None) -> None:
        self.header, self._order = header, order
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
        """Whether more cells could still tell: no date was seen, or day and month are not told apart for certain."""
        return not self._order if self._numbers else not self._seen

    def style(self) -> Style:
        """The style of most cells; what was told, else ISO, where there is none. Raises UnclearDates."""
        order = self._order or self._found_order()
        self._seen[order] = self._numbers
        ((style, times),) = self._seen.most_common(1)
        return style if times else self._order or Style.ISO

    @property
    def _numbers(self) -> int:
        return self._either + self._first_over + self._second_over

    def _found_order(self) -> Style:
        if self._first_over and self._second_over:
            raise self._unclear("some of its dates begin with the day and others with the month")
        if self._either and not (self._first_over or self._second_over):
            raise self._unclear(f"{self._example} may begin with the day or with the month")
        return Style.MONTH_FIRST if self._second_over else Style.DAY_FIRST

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
            'Say how its dates are written: on the page of the import, or by dates = "DD/MM/YYYY" or "MM/DD/YYYY" in a '
            "mapping file.",
        )


def _plain_style(cell: str) -> Style | None:
    if ISO.fullmatch(cell):
        return Style.ISO
    if UNIX.fullmatch(cell):
        return Style.UNIX
    return Style.EXCEL if SERIAL.fullmatch(cell) else None


def is_date(cell: str) -> bool:
    """Whether a cell looks like a date of any style."""
    return bool(NUMBERS.match(cell) or _plain_style(cell))
