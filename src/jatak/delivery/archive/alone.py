"""The administrator's connection, for one run at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from jatak.base.errors import JatakError
from jatak.database.connect import Connection, connect, running_server
from jatak.delivery.archive import months

LOCK = 0x617263686976  # "archiv"


@contextmanager
def as_administrator() -> Iterator[Connection]:
    """What moves months does so alone, and first undoes what a run before it left; raises JatakError beside another."""
    with connect(running_server()) as connection:
        if not connection.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone() == (True,):
            raise JatakError("Another run is moving old messages.", "Wait until it ends.")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET DateStyle = 'ISO'")
        months.thaw(connection)
        yield connection
