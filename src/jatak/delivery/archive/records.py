"""Which months are archived, and in which files: the table delivery_archive."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Protocol

from jatak.base.errors import UsageError
from jatak.database.statements import statements

SQL = statements("jatak.delivery.archive.sql", "records.sql")


class Cursor(Protocol):
    """What psycopg's and Django's cursors share."""

    def execute(self, query: Any, params: Any = None, /) -> Any:
        """Run a statement."""

    def fetchall(self) -> list[Any]:
        """All rows."""


@dataclass(frozen=True, slots=True)
class Record:
    """An archived month."""

    month: date
    """Its first day."""
    file: str
    rows: int
    first_id: int | None
    last_id: int | None
    sha256: str
    bytes: int
    archived_at: datetime


def records(cursor: Cursor) -> list[Record]:
    """The archived months, the oldest first."""
    cursor.execute(SQL["all"])
    return [Record(*row) for row in cursor.fetchall()]


def record_of(cursor: Cursor, month: date) -> Record:
    """The record of a month; raises UsageError when it is not archived."""
    known = records(cursor)
    for each in known:
        if each.month == month:
            return each
    months = ", ".join(f"{each.month:%Y-%m}" for each in known)
    remedy = f"There are: {months}." if known else "`jatak archive` archives old months; there is none yet."
    raise UsageError(f"{month:%Y-%m} is not archived.", remedy)


def replace(cursor: Cursor, record: Record) -> None:
    """Write a month's record in place of the one it had; in a transaction that no reader of the archive is in."""
    cursor.execute(SQL["no_reader"])
    cursor.execute(SQL["remove"], {"month": record.month})
    cursor.execute(SQL["add"], asdict(record))


def remove(cursor: Cursor, month: date) -> None:
    """Forget a month that is in the outbox again; in a transaction that no reader of the archive is in."""
    cursor.execute(SQL["no_reader"])
    cursor.execute(SQL["remove"], {"month": month})
