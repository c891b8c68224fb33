"""Whole months and years, as laws count them."""

from calendar import monthrange
from datetime import datetime


def months_before(instant: datetime, months: int) -> datetime:
    """The same day and hour so many months earlier, or the last day of that month where it is shorter."""
    year, month = divmod(instant.year * 12 + instant.month - 1 - months, 12)
    return instant.replace(year=year, month=month + 1, day=min(instant.day, monthrange(year, month + 1)[1]))


def months_after(instant: datetime, months: int) -> datetime:
    """The same day and hour so many months later, or the last day of that month where it is shorter."""
    return months_before(instant, -months)
