"""Bringing a month back from its file into the outbox, where SQL reaches it."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from psycopg import sql

from jatak.base.errors import JatakError
from jatak.database.connect import Connection
from jatak.delivery.archive import files, months, records
from jatak.delivery.archive.alone import as_administrator
from jatak.delivery.archive.columns import Column
from jatak.delivery.archive.digest import digest_of_file, digest_of_month
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.intact import intact
from jatak.delivery.archive.months import statement
from jatak.delivery.archive.reading import columns_of_files, rows_of
from jatak.delivery.archive.records import Record
from jatak.delivery.archive.told import Watch, unwatched


def restore(month: date, watch: Watch = unwatched) -> Record:
    """Load an archived month into the outbox, whole or not at all, and delete its file; the record that it had.

    Raises UsageError when the month is not archived, JatakError when its file is not the one that was written.
    """
    with as_administrator() as connection:
        record = records.record_of(connection.cursor(), month)
        file = intact(record)
        months.make(connection, month)
        watch("made", month, 0, record.rows)
        with connection.transaction():
            _load(connection, record, file, watch)
            records.remove(connection.cursor(), month)
        watch("restored", month, record.rows, record.rows)
        files.sweep(month)
        return record


def _load(connection: Connection, record: Record, file: Path, watch: Watch) -> None:
    """Columns that the outbox no longer has are left out; those that are new have their default."""
    month = record.month
    with engine() as duck:
        kept = {column.name for column in columns_of_files(duck, [file])}
        columns = [column for column in months.columns_of(connection) if column.name in kept]
        before = digest_of_month(connection, month, columns)
        load = statement("load", month, columns=sql.SQL(", ").join(sql.Identifier(c.name) for c in columns))
        with connection.cursor().copy(load) as copy:
            for number, row in enumerate(_rows(file, columns), start=1):
                copy.write_row(row)
                if number % 10_000 == 0:
                    watch("restoring", month, number, record.rows)
        after = digest_of_month(connection, month, columns)
        if after.without(before) != digest_of_file(duck, file, columns):
            raise JatakError(
                f"What was loaded from {file} is not what it holds; it was taken back.",
                "The archive is as it was. Look at the disk of the database, and run it again.",
            )


def _rows(file: Path, columns: Sequence[Column]) -> Iterator[Sequence[Any]]:
    with engine() as duck:
        yield from rows_of(duck, [file], columns)
