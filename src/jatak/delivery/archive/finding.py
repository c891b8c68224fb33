"""Finding archived messages, as whatever role may read the outbox."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jatak.database.using import atomic, connection
from jatak.delivery.archive.columns import Column
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.intact import intact
from jatak.delivery.archive.reading import columns_of_files, rows_of
from jatak.delivery.archive.records import SQL, records
from jatak.delivery.archive.wanted import Wanted
from jatak.delivery.models import Message

Values = dict[str, Any]


def no_change() -> None:
    """Let no month come or go until this transaction ends; taken first, so that its snapshot has each message once."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["no_change"])


def message(number: int) -> Message | None:
    """The archived message of this id, None when there is none."""
    with atomic():
        no_change()
        names = [field.attname for field in Message._meta.concrete_fields]
        found = next(rows(Wanted(id=number), names), None)
    if found is None:
        return None
    return Message.from_db(None, list(found), list(found.values()))


def rows(wanted: Wanted, columns: Sequence[str]) -> Iterator[Values]:
    """Archived messages in the order in which they were made; a column that was not kept is left out.

    Which files there are is read at once, they themselves when the rows are asked for. Raises JatakError when a file is
    missing or changed, UsageError where DuckDB is not installed.
    """
    return _read(_files(wanted), wanted, columns, "ORDER BY created_at, id")


def shares(wanted: Wanted, columns: Sequence[str]) -> Counter[tuple[Any, ...]]:
    """How many archived messages there are for each combination of these columns."""
    counted: Counter[tuple[Any, ...]] = Counter()
    for row in _read(_files(wanted), wanted, columns, ""):
        counted[tuple(row[name] for name in columns)] += 1
    return counted


def distinct(wanted: Wanted, column: str) -> Iterator[Any]:
    """The values of a column in archived messages, each once and in order."""
    return (row[column] for row in _read(_files(wanted), wanted, [column], f"GROUP BY {column} ORDER BY {column}"))


def _files(wanted: Wanted) -> list[Path]:
    with connection().cursor() as cursor:
        return [intact(record) for record in records(cursor) if wanted.may_be_in(record)]


def _read(files: list[Path], wanted: Wanted, names: Sequence[str], rest: str) -> Iterator[Values]:
    if not files:
        return
    condition, values = wanted.where()
    with engine() as duck:
        columns = _in(columns_of_files(duck, files), names)
        kept = [column.name for column in columns]
        for row in rows_of(duck, files, columns, f"WHERE {condition} {rest}", *values):
            yield dict(zip(kept, row, strict=True))


def _in(there: Sequence[Column], names: Sequence[str]) -> list[Column]:
    by_name = {column.name: column for column in there}
    return [by_name[name] for name in names if name in by_name]
