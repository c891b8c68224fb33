"""What the log is made of: a commitment, and where among all others it stands."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from jatak.database.using import connection
from jatak.sealing.statements import SQL

AT_ONCE = 1 << 14


Entry = tuple[bytes, bytes]
"""The transaction that wrote an entry (8 bytes, highest first, as PostgreSQL sends them) and its commitment: entries of
an era stand in this order."""


def transaction(number: int) -> bytes:
    """The number of a transaction as an entry has it."""
    return number.to_bytes(8, "big")


def number_of(written_by: bytes) -> int:
    """The transaction as a number."""
    return int.from_bytes(written_by, "big")


def entries(since: int, before: int) -> Iterator[Sequence[Entry]]:
    """What the transactions from `since` to before `before` wrote, in the order of the log, some thousands at a time.

    To be read within a transaction of the current role. While some are hashed its connection already fetches the next;
    an empty `()` after them says that it is free, and that something may be written.
    """
    with connection().cursor() as cursor:
        cursor.execute(SQL["settings"])
    with connection().connection.cursor("entries", binary=True) as cursor, ThreadPoolExecutor(1) as beside:
        cursor.execute(SQL["entries"], {"since": str(since), "before": str(before)})
        found = cursor.fetchmany(AT_ONCE)
        while found:
            coming = beside.submit(cursor.fetchmany, AT_ONCE)
            yield found
            found = coming.result()
            yield ()
