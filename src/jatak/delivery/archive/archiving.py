"""Moving old months from the outbox into files; at every instant a message is in the one or in the other, and whole."""

from datetime import date, datetime

from jatak.delivery.archive import months, records
from jatak.delivery.archive.alone import as_administrator
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.moving import Month
from jatak.delivery.archive.told import Left, Moved, Watch, unwatched


def archive(before: date, at: datetime, watch: Watch = unwatched, dry_run: bool = False) -> list[Moved | Left]:
    """Archive each month of the outbox before that one; safe to repeat after any end.

    What is being done is told to `watch` when it is done: frozen, written, compared, kept, dropped.
    """
    with engine(), as_administrator() as connection:
        known = {record.month for record in records.records(connection.cursor())}
        old = [month for month in months.attached(connection) if month < before]
        return [Month(connection, month, at, watch).move(month in known, dry_run) for month in old]
