"""Dates as files write them: by a style that is told or found out for a whole column, never guessed cell by cell."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Style(StrEnum):
    """How the dates of a column are written."""

    ISO = "ISO"
    DAY_FIRST = "DD/MM/YYYY"
    MONTH_FIRST = "MM/DD/YYYY"
    DOTTED = "DD.MM.YYYY"
    UNIX = "unix"
    EXCEL = "excel"


class Moment(NamedTuple):
    """An instant, or a whole day by its first and its last."""

    first: datetime
    last: datetime


Reader = Callable[[str], "Moment | None"]
"""Reads a cell; None for what is no date of this style."""

YEARS = range(1980, 2200)
NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
HOUR = re.compile(r"[ T,]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?([ap]\.?m\.?)?", re.IGNORECASE)
ISO_DAY_LENGTH, PLAIN_LENGTH = 10, 19
"""Of 2026-12-31, and of 2026-12-31 12:00:00."""
UTC_ZONE = ZoneInfo("UTC")
UTC_MARK = " UTC"
SERIAL_BEGINS = datetime(1899, 12, 30)  # noqa: DTZ001
MILLISECONDS = 10**11
"""A number of seconds as large as this is one of milliseconds."""
DAY = timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)


def reader_of(style: Style, zone: ZoneInfo) -> Reader:
    """The function that reads cells of this style, the clock of the file standing in this zone."""
    match style:
        case Style.ISO:
            return _iso_in_utc if zone.key == "UTC" else lambda text: _iso(text, zone)
        case Style.UNIX:
            return _unix
        case Style.EXCEL:
            return lambda text: _serial(text, zone)
        case _:
            month_first = style is Style.MONTH_FIRST
            return lambda text: _numbers(text, zone, month_first)


def _iso_in_utc(text: str) -> Moment | None:
    """The same as any ISO date; in the form that nearly all have with one call, since there may be millions."""
    if len(text) == PLAIN_LENGTH:
        try:
            told = datetime.fromisoformat(text + "+00:00")
        except ValueError:
            return _iso(text, UTC_ZONE)
        return Moment(told, told) if told.year in YEARS else None
    return _iso(text, UTC_ZONE)


def _iso(text: str, zone: ZoneInfo) -> Moment | None:
    try:
        told = datetime.fromisoformat(text.removesuffix(UTC_MARK))
    except ValueError:
        return None
    if text.endswith(UTC_MARK):
        told = told.replace(tzinfo=UTC)
    return _moment(told, zone, len(text) <= ISO_DAY_LENGTH)


def _numbers(text: str, zone: ZoneInfo, month_first: bool) -> Moment | None:
    day_part = NUMBERS.match(text)
    if day_part is None:
        return None
    first, _, second, year = day_part.groups()
    month, day = (first, second) if month_first else (second, first)
    clock = text[day_part.end() :].strip()
    seconds = _seconds(clock)
    if seconds is None:
        return None
    try:
        midnight = datetime(int(year), int(month), int(day))  # noqa: DTZ001
    except ValueError:
        return None
    return _moment(midnight + timedelta(seconds=seconds), zone, not clock)


def _seconds(clock: str) -> int | None:
    """Since midnight; 0 where no hour is told, None for what is none."""
    if not clock:
        return 0
    found = HOUR.fullmatch(clock)
    if found is None:
        return None
    hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), (found[4] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None


def _unix(text: str) -> Moment | None:
    try:
        seconds = float(text)
        told = datetime.fromtimestamp(seconds / 1000 if seconds >= MILLISECONDS else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(told, told) if told.year in YEARS else None


def _serial(text: str, zone: ZoneInfo) -> Moment | None:
    try:
        days = float(text.replace(",", "."))
        told = SERIAL_BEGINS + timedelta(seconds=round(days * 86_400))
    except (ValueError, OverflowError):
        return None
    return _moment(told, zone, days.is_integer())


def _moment(told: datetime, zone: ZoneInfo, whole_day: bool) -> Moment | None:
    if told.year not in YEARS:
        return None
    first = _in_utc(told, zone)
    last = _in_utc(told + DAY, zone) - A_MOMENT if whole_day else first
    return Moment(first, last)


def _in_utc(told: datetime, zone: ZoneInfo) -> datetime:
    if told.tzinfo is None:
        told = told.replace(tzinfo=zone)
    return told.astimezone(UTC)
