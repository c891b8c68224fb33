"""The hours in which a company's marketing does not arrive: chosen by itself, beside those of the law."""

from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jatak.base.errors import UsageError
from jatak.law.parameter import quiet
from jatak.law.vocabulary import NONE
from jatak.people.models import Controller

LONGEST = 12
"""Hours: where a country has many zones, more would leave no instant at which it is day in all of them."""


def choose_quiet_hours(company: Controller, hours: str, time_zone: str) -> None:
    """Take what is said, such as `21:00-08:00` or `none`; an empty text leaves a choice; raises UsageError."""
    if hours:
        company.quiet_from, company.quiet_until = _hours(hours)
    if time_zone:
        company.time_zone = zone_named(time_zone).key
    if hours or time_zone:
        company.save(update_fields=["quiet_from", "quiet_until", "time_zone"])


def quiet_hours_of(company: Controller) -> str | None:
    """As they are written, None where there are none."""
    begins, ends = company.quiet_from, company.quiet_until
    return None if begins is None or ends is None else f"{begins:%H:%M}-{ends:%H:%M}"


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name; raises UsageError where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            f"There is no time zone {name!r}.", "Write it as in the IANA database, such as Europe/Copenhagen or UTC."
        ) from None


def _hours(said: str) -> tuple[time | None, time | None]:
    try:
        found = quiet(said)
    except ValueError:
        raise UsageError(f"--quiet-hours {said} are no hours.", f"Write them as 21:00-08:00, or {NONE}.") from None
    if found is None:
        return None, None
    if (_minutes(found.ends) - _minutes(found.begins)) % (24 * 60) > LONGEST * 60:
        raise UsageError(f"--quiet-hours {said} are more than {LONGEST} hours.", "Leave the day to your messages.")
    return found.begins, found.ends


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
