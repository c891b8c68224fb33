"""One import at a time, since the staging tables are one import's."""

from collections.abc import Iterator
from contextlib import contextmanager

from jatak.database.using import connection
from jatak.imports.loading.telling import Telling
from jatak.imports.progress import Step

NAME = "SELECT {}(hashtextextended('imports', 0))"


@contextmanager
def one_at_a_time(telling: Telling) -> Iterator[None]:
    """Wait for an import that is under way; a lock of the session, so that one that was killed holds up nobody."""
    with connection().cursor() as cursor:
        cursor.execute(NAME.format("pg_try_advisory_lock"))
        (free,) = cursor.fetchone() or (False,)
        if not free:
            telling.begin(Step.WAITING)
            cursor.execute(NAME.format("pg_advisory_lock"))
        try:
            yield
        finally:
            cursor.execute(NAME.format("pg_advisory_unlock"))
