"""What is said of a month while it moves, and afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Watch = Callable[[str, date, int, int], None]
"""Is told what is being done or was done, of which month, and how many rows of how many have passed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A month that went into a file, or would."""

    month: date
    rows: int
    database_bytes: int
    """What the table and its indexes took."""
    file: str = ""
    bytes: int = 0
    """What the file takes."""


@dataclass(frozen=True, slots=True)
class Left:
    """A month that stays in the outbox, with the reason."""

    month: date
    reason: str


def unwatched(step: str, month: date, done: int, rows: int) -> None:
    """Watch nothing."""
