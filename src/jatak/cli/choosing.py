"""A company's choices of its own limits of time, from the words that a user types."""

from jatak.base.errors import UsageError
from jatak.people.own_limits import Choices

NONE = "none"


def chosen(before: Choices, industry: str, window_months: str, inactivity_months: str) -> Choices:
    """The choices after what was said; an empty text leaves a choice, `none` takes it back; raises UsageError."""
    return Choices(
        _told(industry, before.industry),
        _months("--window-months", window_months, before.window_months),
        _months("--inactivity-months", inactivity_months, before.inactivity_months),
    )


def _told(said: str, before: str | None) -> str | None:
    return before if not said else None if said == NONE else said


def _months(option: str, said: str, before: int | None) -> int | None:
    told = _told(said, None if before is None else str(before))
    if told is None:
        return None
    try:
        return int(told)
    except ValueError:
        raise UsageError(f"{option} {told} is no number of months.", "Write a whole number, or none.") from None
