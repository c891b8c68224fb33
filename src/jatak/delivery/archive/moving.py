"""The way of one month from the outbox into its file."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from jatak.base.errors import JatakError
from jatak.database.connect import Connection
from jatak.delivery.archive import files, months, records
from jatak.delivery.archive.columns import Column, taken
from jatak.delivery.archive.digest import Digest, digest_of_file, digest_of_month
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.months import Standing, statement
from jatak.delivery.archive.parquet import write_csv
from jatak.delivery.archive.patience import patiently
from jatak.delivery.archive.records import Record
from jatak.delivery.archive.told import Left, Moved, Watch


class Month:
    """A month that moves."""

    def __init__(self, connection: Connection, month: date, at: datetime, watch: Watch) -> None:
        self.connection, self.month, self.at, self.watch = connection, month, at, watch
        self.columns: Sequence[Column] = months.columns_of(connection)

    def move(self, known: bool, dry_run: bool) -> Moved | Left:
        """Move it, unless something keeps it; `known` says that there is a file of it already."""
        standing = months.standing(self.connection, self.month)
        if reason := _reason_to_stay(standing, known, self.month):
            return Left(self.month, reason)
        if dry_run or standing.rows == 0:
            return self._emptied(standing, dry_run)
        months.freeze(self.connection, self.month)
        try:
            return self._moved()
        finally:
            months.thaw(self.connection)

    def _moved(self) -> Moved | Left:
        self.watch("frozen", self.month, 0, 0)
        standing = months.standing(self.connection, self.month)  # Nothing changes any more.
        if reason := _reason_to_stay(standing, False, self.month):
            return Left(self.month, reason)
        record = self._kept(self._written(standing.rows))
        self._drop(record)
        files.sweep(self.month, record.file)
        return Moved(self.month, record.rows, standing.bytes, record.file, record.bytes)

    def _written(self, rows: int) -> Path:
        draft = files.draft(self.month)
        take = statement("take", self.month, columns=taken(self.columns))
        with self.connection.transaction():
            self.connection.execute("SET LOCAL work_mem = '64MB'")
            with self.connection.cursor().copy(take) as copy:
                lines = map(bytes, copy)
                write_csv(lines, self.columns, draft, lambda done: self.watch("writing", self.month, done, rows))
        self.watch("written", self.month, rows, rows)
        return draft

    def _kept(self, draft: Path) -> Record:
        found, first, last = _read_back(draft, self.columns)
        if found != digest_of_month(self.connection, self.month, self.columns):
            draft.unlink()
            raise JatakError(
                f"The file of {self.month:%Y-%m} does not hold what the outbox holds, and was deleted.",
                "Nothing was removed from the outbox. Look at the disk, and run it again.",
            )
        self.watch("compared", self.month, found.rows, found.rows)
        file = files.keep(draft, self.month)
        self.watch("kept", self.month, found.rows, found.rows)
        return Record(self.month, file.name, found.rows, first, last, file.sha256, file.bytes, self.at)

    def _drop(self, record: Record) -> None:
        def drop() -> None:
            records.replace(self.connection.cursor(), record)
            self.connection.execute(statement("drop", self.month))

        patiently(self.connection, drop)
        self.watch("dropped", self.month, record.rows, record.rows)

    def _emptied(self, standing: Standing, dry_run: bool) -> Moved:
        """A month without messages needs no file."""

        def drop() -> None:
            self.connection.execute(statement("lock", self.month))
            if months.standing(self.connection, self.month).rows == 0:
                self.connection.execute(statement("drop", self.month))

        if not dry_run:
            patiently(self.connection, drop)
        return Moved(self.month, standing.rows, standing.bytes)


def _reason_to_stay(standing: Standing, known: bool, month: date) -> str:
    if standing.open:
        return f"{standing.open:,} of its messages still have a way to go"
    if known and standing.rows:
        return f"it was archived before, and has {standing.rows:,} messages more: restore it first, then archive it"
    return ""


def _read_back(file: Path, columns: Sequence[Column]) -> tuple[Digest, int | None, int | None]:
    with engine() as duck:
        ids = duck.execute("SELECT min(id), max(id) FROM read_parquet(?)", [str(file)]).fetchone()
        assert ids is not None
        return digest_of_file(duck, file, columns), *ids
