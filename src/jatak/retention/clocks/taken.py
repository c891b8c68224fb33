"""What a run took, and who is told while it takes."""

from collections.abc import Callable
from typing import NamedTuple

from jatak.retention.clocks.clock import Clock


class Taken(NamedTuple):
    """How many things went, and how many people went with the last of them."""

    things: int
    erased: int = 0


Watch = Callable[[Clock, int, int], None]
"""Hears of which clock, and how many of how many were taken."""


def unwatched(clock: Clock, taken: int, found: int) -> None:
    """Nobody looks on."""
