"""How many messages a day may have: a cap, and a plan that warms up to it; pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

SPREAD = timedelta(hours=1)
"""What waits for the next day comes within its first hour, not all at midnight."""
GOLDEN = 0.6180339887498949
ENDLESS = 10**15


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A sender that nobody knows yet begins with `first` messages a day, times `growth` each day, for `days` days."""

    since: date
    first: int
    growth: float
    days: int

    def of(self, day: date) -> int | None:
        """The plan of this day; before it begins as on its first day, None once it is over."""
        nth = max(0, (day - self.since).days)
        if nth >= self.days:
            return None
        try:
            return min(ENDLESS, int(self.first * self.growth**nth))
        except OverflowError:
            return ENDLESS


def cap(day: date, per_day: int | None, warm_up: WarmUp | None) -> int | None:
    """The most messages of this day, None for no limit; a plan never goes above `per_day`."""
    planned = warm_up.of(day) if warm_up else None
    both = [number for number in (per_day, planned) if number is not None]
    return min(both, default=None)


def day_of(at: datetime) -> date:
    """The day that an instant counts for; days change at midnight UTC."""
    return at.astimezone(UTC).date()


def next_day(at: datetime) -> datetime:
    """The next midnight UTC."""
    return datetime.combine(day_of(at) + timedelta(days=1), time.min, UTC)


def tomorrow(at: datetime, number: int) -> datetime:
    """When message `number` is looked at again that has no place today, spread over the first hour."""
    return next_day(at) + SPREAD * (number * GOLDEN % 1)
