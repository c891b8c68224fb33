"""Which relays and gateways may be used now."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import date

from jatak.delivery.limits.allowance import Allowance
from jatak.delivery.limits.book import Bound
from jatak.delivery.ways import Way

UNTIL_TOMORROW = 3600.0
"""Seconds that a relay is closed at a time whose daily limit is reached; a new day opens it."""
PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
log = logging.getLogger(__name__)


class Door:
    """One relay or gateway: its lanes wait here while it does not serve us, and for their turn where it has a rate."""

    def __init__(self, way: Way, clock: Callable[[], float]) -> None:
        self.way = way
        self._clock = clock
        self._closed_until = 0.0
        self._failures = 0
        self._next_turn = 0.0
        self.per_second = way.per_second
        self.allowance = Allowance()
        self.shared_by = 1
        """How many workers use this relay; each takes its part of the rate."""

    @property
    def closed_for(self) -> float:
        """Seconds until it may be tried again; 0 when it may be used."""
        return UNTIL_TOMORROW if self.allowance.spent else max(0.0, self._closed_until - self._clock())

    @property
    def pause(self) -> float:
        """Seconds that its lanes take nothing: while it is closed, and while more of its daily limit is reserved."""
        return self.closed_for or self.allowance.pause

    def under(self, bound: Bound | None, shared_by: int, day: date) -> None:
        """The limits that hold now, and how many workers share them."""
        rates = [rate for rate in (self.way.per_second, bound.per_second if bound else None) if rate]
        self.per_second, self.shared_by = min(rates, default=None), shared_by
        self.allowance.under(bound.per_day if bound else None, day)

    def gets(self, number: int) -> None:
        """So many messages of its daily limit were reserved."""
        if self.allowance.got(number, self._clock()):
            log.warning("%s has its daily limit; it is used again from midnight UTC.", self.way.title)

    def serves(self) -> None:
        """It took a message, or said a no that was about the message."""
        self._failures = 0

    def fails(self, why: str) -> None:
        """It does not serve us, and what it was to take did not go."""
        self.allowance.unused()
        self.rests(why)

    def rests(self, why: str) -> None:
        """Close it; the pause grows with each failure in a row, and lanes that fail together count once."""
        if self.closed_for:
            return
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        self._closed_until = self._clock() + pause
        log.warning("%s Trying again in %g seconds.", why, pause)

    async def turn(self) -> None:
        """Wait for the next message that the relay's rate allows."""
        self.allowance.use()
        rate = self.per_second
        if not rate:
            return
        at = max(self._next_turn, self._clock())
        self._next_turn = at + self.shared_by / rate
        if (wait := at - self._clock()) > 0:
            await asyncio.sleep(wait)


def connections_of(ways: Sequence[Way]) -> list[int]:
    """How many connections each gets: the heaviest of a channel all that it may have, the others less by weight."""
    heaviest = {way.channel: max(each.weight for each in ways if each.channel is way.channel) for way in ways}
    return [max(1, round(way.connections * way.weight / heaviest[way.channel])) for way in ways]
