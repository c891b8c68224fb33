"""Text in columns, cut into records; a record that cannot be cut takes no other with it."""

import csv
from collections.abc import Iterator

from jatak.imports.reading.lines import LONGEST, Lines
from jatak.imports.reading.record import Record, Trouble

MOST_LINES = 500
"""Lines of one record; a quote that nobody closes would take all that follow."""
TROUBLES = {
    "zero_byte": "A zero byte is in this line; take it out.",
    "broken_encoding": "Some letters of this line are not written as the rest of the file; write them anew.",
    "broken_quotes": "The quotes of this line do not match; double those inside a cell, and close what was opened.",
    "cell_too_long": "A cell of this line is longer than 131,072 characters; shorten it.",
    "too_few_cells": "This line has fewer cells than there are columns; a separator may be missing.",
    "too_many_cells": "This line has more cells than there are columns; put quotes around cells that hold a separator.",
}


def trouble(reason: str) -> Trouble:
    """The trouble of this code."""
    return Trouble(reason, TROUBLES[reason])


def records(lines: Lines, delimiter: str, number: int = 0) -> Iterator[Record]:
    """Every line that is not empty, also those that cannot be used; `number` is that of the line before."""
    while True:
        for cells in _cut(lines, delimiter):
            number += 1
            if cells is None:
                break
            if soiled := lines.soiled():
                yield Record(number, cells, trouble(soiled))
            elif cells and any(cells):
                yield Record(number, cells)
            lines.taken.clear()
        else:
            return
        yield Record(number, *_beyond_help(lines, delimiter))


def _cut(lines: Lines, delimiter: str) -> "Iterator[list[str] | None]":
    """The cells of record after record; None at the end, where one cannot be cut."""
    rows = csv.reader(_bounded(lines), delimiter=delimiter, strict=True)
    try:
        yield from rows
    except csv.Error:
        yield None


def _bounded(lines: Lines) -> Iterator[str]:
    """The lines, until one record has had too many."""
    for line in lines:
        yield line
        if len(lines.taken) > MOST_LINES:
            return


def _beyond_help(lines: Lines, delimiter: str) -> tuple[list[str], Trouble]:
    """The one line that is the trouble, cut as well as it can be; those behind it come again."""
    line = lines.give_back()
    too_long = len(line) >= LONGEST or max(map(len, line.split(delimiter))) > csv.field_size_limit()
    return line.rstrip("\r\n").split(delimiter), trouble("cell_too_long" if too_long else "broken_quotes")
