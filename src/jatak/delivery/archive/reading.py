"""Rows of archived messages, straight from the files, with the types that Django gives."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jatak.delivery.archive.columns import INSTANT, Column
from jatak.delivery.archive.engine import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PIECE = 2000


def source(files: Sequence[Path]) -> str:
    """Several files as one table; a column that some of them lack is NULL there."""
    return f"read_parquet([{', '.join(quoted(str(file)) for file in files)}], union_by_name = true)"


def columns_of_files(duck: "DuckDBPyConnection", files: Sequence[Path]) -> list[Column]:
    """The columns that files have."""
    described = duck.execute(f"DESCRIBE SELECT * FROM {source(files)}").fetchall()
    return [Column(name, kind) for name, kind, *_ in described]


def rows_of(
    duck: "DuckDBPyConnection", files: Sequence[Path], columns: Sequence[Column], rest: str = "", *values: Any
) -> Iterator[tuple[Any, ...]]:
    """The rows of files, a piece at a time; `rest` is what follows FROM, with a `?` for each of the values."""
    instants = [place for place, column in enumerate(columns) if column.kind == INSTANT]
    duck.execute(f"SELECT {', '.join(map(_selected, columns))} FROM {source(files)} {rest}", values)
    while piece := duck.fetchmany(PIECE):
        for row in piece:
            yield _timed(row, instants)


def _selected(column: Column) -> str:
    return f'epoch_us("{column.name}")' if column.kind == INSTANT else f'"{column.name}"'


def _timed(row: tuple[Any, ...], instants: Sequence[int]) -> tuple[Any, ...]:
    changed = list(row)
    for place in instants:
        if changed[place] is not None:
            changed[place] = EPOCH + timedelta(microseconds=changed[place])
    return tuple(changed)
