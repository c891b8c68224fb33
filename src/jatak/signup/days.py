"""Days as people of a language write them, by the clock of the company."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from jatak.people.models import Controller


def day(at: datetime, company: Controller, language: str) -> str:
    """The day of an instant, such as 3. maj 2026."""
    return format_date(at.astimezone(ZoneInfo(company.time_zone)).date(), "long", locale=language)
