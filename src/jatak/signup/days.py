"""Days as people of a language write them, by the clock of the company."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from jatak.people.models import Controller

BRITISH = {"en": "en_GB"}
"""Our English is British."""


def day(at: datetime, company: Controller, language: str) -> str:
    """The day of an instant, such as 3. maj 2026."""
    there = at.astimezone(ZoneInfo(company.time_zone))
    return format_date(there.date(), "long", locale=BRITISH.get(language, language))
