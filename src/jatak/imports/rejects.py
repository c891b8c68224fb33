"""Rows that were refused, as a file that a spreadsheet opens, is mended, and is imported again."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from jatak.base.cells import BOM, safe
from jatak.imports.row import Refused

NUMBER, REASON, REMEDY = "jatak_row", "jatak_reason", "jatak_remedy"
"""Columns that stand before those of the file; by them a file of rejects is known when it comes back."""
HEAD = (NUMBER, REASON, REMEDY)


def head_of(header: Sequence[str]) -> list[str]:
    """The names of the columns, safe to open."""
    return [*HEAD, *(str(safe(name)) for name in header)]


def lines(header: Sequence[str], rows: Iterable[Refused]) -> Iterator[list[object]]:
    """The lines behind them, cells as they are; those beyond the header go into the remedy."""
    for row in rows:
        cells = [row.raw.get(name, "") for name in header]
        beyond = [cell for name, cell in row.raw.items() if name not in header]
        says = f"{row.says} Beyond the last column: {' | '.join(beyond)}" if any(beyond) else row.says
        yield [row.number, row.reason, says, *cells]


def write(file: IO[str], header: Sequence[str], rows: Iterable[Refused]) -> int:
    """Write them, each cell safe to open; answers how many."""
    file.write(BOM)
    out = csv.writer(file, quoting=csv.QUOTE_ALL)
    out.writerow(head_of(header))
    count = 0
    for line in lines(header, rows):
        out.writerow([safe(cell) for cell in line])
        count += 1
    return count
