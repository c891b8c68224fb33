"""Trying what the database must refuse."""

from collections.abc import Callable

from django.db import DatabaseError
from psycopg.errors import InsufficientPrivilege, UndefinedTable

from jatak.database.using import acting_as, atomic

# Who may not use a schema is not even told that the table is there.
REFUSALS = (InsufficientPrivilege, UndefinedTable)


def refused(role: str, attempt: Callable[[], object]) -> bool:
    """Whether the database refuses a role an attempt for want of permission; what was not refused is taken back."""
    with acting_as(role):
        try:
            with atomic():
                attempt()
                raise _NotRefused
        except _NotRefused:
            return False
        except DatabaseError as error:
            return isinstance(error.__cause__, REFUSALS)


class _NotRefused(Exception):
    pass
