"""The calendar as a table: a row a week, a column a clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise

from jatak.console.clocks.went import Went
from jatak.console.clocks.words import CLOCKS
from jatak.people.models import Controller
from jatak.retention.clocks.calendar import SHOWN, Entry
from jatak.retention.clocks.clock import Clock


@dataclass(frozen=True)
class Cell:
    """One figure, with the way to its people."""

    clock: Clock
    name: "str | Promise"
    people: int


@dataclass
class Week:
    """One week in which something falls due."""

    monday: date
    now: bool
    cells: list[Cell]


@dataclass
class Company:
    """The calendar of one company."""

    company: Controller
    clocks: list[tuple[Clock, "str | Promise"]] = field(default_factory=list)
    """Those of which anything falls due."""
    weeks: list[Week] = field(default_factory=list)
    found_at: datetime | None = None
    """None: nobody has looked yet."""
    went: list[Went] = field(default_factory=list)
    """What the latest runs took."""


def calendars(
    companies: Sequence[Controller],
    entries: Iterable[Entry],
    found_at: Mapping[int, datetime],
    took: Mapping[int, list[Went]],
    at: datetime,
) -> list[Company]:
    """One for each company, also where nothing falls due."""
    every = list(entries)
    shown = [_calendar(each, [entry for entry in every if entry.controller_id == each.pk], at) for each in companies]
    for each in shown:
        each.went = took.get(each.company.pk, [])
        each.found_at = found_at.get(each.company.pk)
    return shown


def _calendar(company: Controller, entries: list[Entry], at: datetime) -> Company:
    clocks = [clock for clock in SHOWN if any(each.clock is clock for each in entries)]
    figures = {(each.week, each.clock): each.people for each in entries}
    weeks = [
        Week(
            week,
            week <= at.date(),
            [Cell(clock, CLOCKS[clock].name, figures.get((week, clock), 0)) for clock in clocks],
        )
        for week in sorted({each.week for each in entries})
    ]
    return Company(company, [(clock, CLOCKS[clock].name) for clock in clocks], weeks)
