"""When quiet hours end: pure."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from jatak.law.parameter import Quiet

QUARTER = timedelta(minutes=15)
"""Clocks are changed at quarters of an hour of UTC."""
ASKED_AGAIN = timedelta(days=1)


class Night(NamedTuple):
    """Quiet hours by the clocks of one zone."""

    zone: tzinfo
    hours: Quiet

    def covers(self, at: datetime) -> bool:
        """Whether it is quiet there at this instant."""
        return self.hours.covers(at.astimezone(self.zone).time())


def quiet_until(at: datetime, nights: Sequence[Night]) -> datetime | None:
    """The earliest instant at which it is quiet in none of the zones, None when that is so now.

    A day later where there is no such instant within a day: it is asked again then.
    """
    if not any(night.covers(at) for night in nights):
        return None
    for instant in sorted(_turns(at, nights)):
        if not any(night.covers(instant) for night in nights):
            return instant
    return at + ASKED_AGAIN


def _turns(at: datetime, nights: Iterable[Night]) -> set[datetime]:
    """The instants of the next day at which quiet hours can end: when they are over, and when clocks are changed."""
    until = at + ASKED_AGAIN
    first = at.replace(minute=0, second=0, microsecond=0)
    quarters = {first + QUARTER * nth for nth in range(1, 100)}
    ends = {
        datetime.combine(at.astimezone(night.zone).date() + timedelta(days=days), night.hours.ends, night.zone)
        .replace(fold=fold)
        .astimezone(UTC)
        for night in nights
        for days in (0, 1)
        for fold in (0, 1)
    }
    return {instant for instant in quarters | ends if at < instant <= until}
