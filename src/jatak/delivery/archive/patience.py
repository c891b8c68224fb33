"""Taking a lock that would stop the workers: they wait a moment at most, and we come again."""

import time
from collections.abc import Callable
from typing import TypeVar

from psycopg.errors import LockNotAvailable

from jatak.base.errors import JatakError
from jatak.database.connect import Connection

T = TypeVar("T")
TRIES = 60


def patiently(connection: Connection, act: Callable[[], T], pause: Callable[[float], None] = time.sleep) -> T:
    """Do a short act in a transaction that waits 300 ms for its locks; again after a second, at most 60 times."""
    for tried in range(TRIES):
        if tried:
            pause(1)
        try:
            with connection.transaction():
                connection.execute("SET LOCAL lock_timeout = '300ms'")
                return act()
        except LockNotAvailable:
            continue
    raise JatakError(
        "The outbox was in use for a minute without a break.",
        "Run it again when no audience is counted and no export or backup is written; nothing is half done.",
    )
