"""How old messages must be to leave the outbox."""

from datetime import date, datetime, timedelta

from jatak.base.calendar import months_before
from jatak.base.errors import UsageError
from jatak.clearance.request import PROMISE_DAYS

COUNTED = timedelta(days=PROMISE_DAYS + 31)
"""Messages this young are counted towards a promised number; the gate looks no further back."""


def first_kept(before: str, keep_months: int, at: datetime) -> date:
    """The first month that stays, said as `YYYY-MM` or by the number of whole months that stay.

    Raises UsageError when that would archive messages that are still counted.
    """
    kept = month_called(before) if before else months_before(at, keep_months).date().replace(day=1)
    youngest = (at - COUNTED).date().replace(day=1)
    if kept > youngest:
        raise UsageError(
            f"Messages since {(at - COUNTED).date()} are still counted towards promised numbers, so what was made in "
            f"{youngest:%Y-%m} or later stays.",
            f"Say --before {youngest:%Y-%m} or an earlier month, or --keep-months with a larger number.",
        )
    return kept


def month_called(text: str) -> date:
    """The first day of the month `YYYY-MM`; raises UsageError for anything else."""
    try:
        if len(text) != 7:
            raise ValueError
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise UsageError(f"{text!r} is not a month.", "Write it as 2026-05.") from None
