"""Reading as several roles, and yet the state of one instant."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from jatak.database.using import acting_as, alias, atomic, connection
from jatak.delivery.archive.finding import no_change


@contextmanager
def one_instant(*roles: str) -> Iterator[None]:
    """All that is read inside, as this process's role or one of these, is one state; nothing can be written."""
    with ExitStack() as stack:
        first = alias()
        stack.enter_context(_reading())
        no_change()
        (snapshot,) = _asked("SELECT pg_export_snapshot()")
        for role in roles:
            with acting_as(role):
                if alias() != first:
                    stack.enter_context(_reading())
                    _asked(f"SET TRANSACTION SNAPSHOT '{snapshot}'")
        yield


@contextmanager
def _reading() -> Iterator[None]:
    with atomic():
        _asked("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _asked(statement: str) -> tuple[str, ...]:
    with connection().cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone()) if cursor.description else ()
