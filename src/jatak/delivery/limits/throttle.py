"""When the next message of a rate may go: pure, and every instant is handed in, in seconds of one clock.

The generic cell rate algorithm (ITU-T I.371, annex A) without a tolerance: each rate remembers the instant from which
it has room again, and nothing else.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

HORIZON = 2.0
"""Seconds: a message whose slot is nearer waits in the worker's memory, any other in the database."""
LINE_AT_MOST = 900.0
"""Seconds: a message is looked at again by then, so that a limit that was loosened is noticed."""
EARLY = HORIZON / 2
"""Seconds by which a message is fetched before its estimated slot, so that no slot stays empty."""
REMEMBERED = 10_000
"""So many rates are remembered; those that have room again need not be."""


class Rate(NamedTuple):
    """Messages that count together, and the seconds from one to the next at this worker."""

    key: Hashable
    interval: float


class Throttle:
    """The rates of one worker."""

    def __init__(self) -> None:
        self._free: dict[Hashable, float] = {}
        self._line: dict[Hashable, float] = {}

    def slot(self, rates: Sequence[Rate], at: float) -> float | None:
        """Take the next slot that is free in all of these rates; None when one of them has none within HORIZON."""
        free = [self._from(rate, at) for rate in rates]
        slot = max(free, default=at)
        if slot > at + HORIZON:
            return None
        for rate, own in zip(rates, free, strict=True):
            # Its own slot and not the latest of all: a slow rate does not hold up the others.
            self._free[rate.key] = own + rate.interval
        self._forget(at)
        return slot

    def estimate(self, rates: Sequence[Rate], at: float) -> float:
        """About when it is this message's turn; nothing is taken, only those who ask later are told later instants."""
        latest = at
        for rate in rates:
            free = self._from(rate, at)
            if free > at + HORIZON:
                place = max(free, self._line.get(rate.key, free))
                if place <= at + LINE_AT_MOST:
                    self._line[rate.key] = place + rate.interval
                latest = max(latest, place)
        return max(at, min(latest, at + LINE_AT_MOST) - EARLY)

    def first(self, rates: Sequence[Rate], at: float) -> float:
        """The next instant at which all of them have room, fetched early; for what stands in no line."""
        return max(at, max((self._from(rate, at) for rate in rates), default=at) - EARLY)

    def room(self, rate: Rate, at: float) -> int:
        """How many messages of this rate have a slot within HORIZON; 0 while half of it is taken."""
        ahead = self._from(rate, at) - at
        return 0 if ahead > HORIZON / 2 else max(1, int((HORIZON - ahead) / rate.interval) + 1)

    def _from(self, rate: Rate, at: float) -> float:
        """From when it has room; no further off than can be, so that a clock that was set back delays nothing."""
        return max(at, min(self._free.get(rate.key, at), at + HORIZON + rate.interval))

    def _forget(self, at: float) -> None:
        if len(self._free) > REMEMBERED:
            self._free = {key: free for key, free in self._free.items() if free > at}
            self._line = {key: place for key, place in self._line.items() if place > at}
