"""Instants as people say them: a day, a time, and where that clock hangs."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext as _


@lru_cache(maxsize=1)
def zones() -> list[tuple[str, str]]:
    """The zones that can be chosen: places, and UTC."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


def instant(day: date, clock: time, zone: str) -> datetime:
    """The instant of this day and time there, in UTC; of a time that comes twice the first.

    Raises ValidationError for a time that the clock leaps over.
    """
    there = ZoneInfo(zone)
    told = datetime.combine(day, clock, there)
    found = told.astimezone(UTC)
    if found.astimezone(there).replace(tzinfo=None) != told.replace(tzinfo=None):
        raise forms.ValidationError(
            _("On that day the clocks go forward in %(zone)s, and %(time)s does not come.")
            % {"zone": zone, "time": f"{clock:%H:%M}"}
        )
    return found


def local(at: datetime | None, zone: str) -> tuple[date | None, time | None]:
    """The day and the time of an instant there."""
    if at is None:
        return None, None
    told = at.astimezone(ZoneInfo(zone))
    return told.date(), told.time().replace(second=0, microsecond=0)
