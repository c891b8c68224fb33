"""Files that a spreadsheet opens: no cell is taken for a formula, which it would run on the reader's machine."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

BOM = "\ufeff"
"""By it spreadsheets know that the file is UTF-8."""
_SPACE = re.compile(r"[\t\r\n\v\f]+")
"""What begins a formula, too, or another cell or line."""
_FORMULA = re.compile(r"(^|[;,|])(?=[\"'\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where one would begin: at the front, and behind what splits a line in a country whose lists have semicolons."""


def answer_with(name: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """The file, written while it is sent, however long it is."""
    answer = StreamingHttpResponse(_lines(head, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def safe(cell: object) -> object:
    """A cell on one line that no spreadsheet takes for a formula; numbers stay numbers."""
    if cell is None or isinstance(cell, int | float):
        return cell
    return _FORMULA.sub(r"\1'", _SPACE.sub(" ", str(cell)))


def _lines(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    written: Any = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield BOM + written.writerow(head)
    for row in rows:
        yield written.writerow([safe(cell) for cell in row])


class _Echo:
    """Gives back what is written to it."""

    def write(self, value: str) -> str:
        return value
