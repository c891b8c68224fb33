"""Doing a chunk again that met somebody else's change."""

from collections.abc import Callable

from django.db import DatabaseError

TIMES = 5
MET = ("40001", "40P01", "23505")
"""Serialization failure, deadlock, and a row that somebody else entered at the same moment."""


def again(write: Callable[[], None]) -> None:
    """Write, and write again while others are in between."""
    for left in range(TIMES, -1, -1):
        try:
            return write()
        except DatabaseError as error:
            if not left or getattr(error.__cause__, "sqlstate", None) not in MET:
                raise
