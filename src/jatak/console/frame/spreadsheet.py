"""Files that a spreadsheet opens: no cell is taken for a formula, which it would run on the reader's machine."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse

from jatak.base.cells import BOM, safe


def answer_with(name: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """The file, written while it is sent, however long it is."""
    answer = StreamingHttpResponse(_lines(head, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    written: Any = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield BOM + written.writerow(head)
    for row in rows:
        yield written.writerow([safe(cell) for cell in row])


class _Echo:
    """Gives back what is written to it."""

    def write(self, value: str) -> str:
        return value
