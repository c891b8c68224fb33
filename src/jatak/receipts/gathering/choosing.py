"""What a company chose of its clocks; who keeps the choices says how they are read."""

from collections.abc import Callable
from typing import NamedTuple

from jatak.people.models import Controller


class Chosen(NamedTuple):
    """Whole months; None where nothing was chosen."""

    unused: int | None = None
    """After which a consent lapses unused."""
    proof: int | None = None
    """For which proof is kept after the last use."""


def _nothing(_company: Controller) -> Chosen:
    return Chosen()


_reading: Callable[[Controller], Chosen] = _nothing


def read_by(reading: Callable[[Controller], Chosen]) -> None:
    """Let the room that keeps the choices, which lies above, say how they are read; called as it is set up."""
    global _reading
    _reading = reading


def chosen_by(company: Controller) -> Chosen:
    """What this company chose."""
    return _reading(company)
