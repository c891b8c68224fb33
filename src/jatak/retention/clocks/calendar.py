"""What falls due by week: found by a job, kept with the people behind each figure, and read by pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min, Sum

from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.retention.clocks.asking import SQL, values
from jatak.retention.clocks.clock import Clock
from jatak.retention.models import Due

KEEP = statements("jatak.retention.clocks", "calendar.sql")
SHOWN = (Clock.UNUSED, Clock.INACTIVITY, Clock.CUSTOMER, Clock.PROOF, Clock.UNCONFIRMED)
AHEAD = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class Entry:
    """So many people of a company, in one week, by one clock."""

    controller_id: int
    clock: Clock
    week: date
    people: int


def keep(at: datetime) -> None:
    """Find everything that falls due in half a year, and what is overdue, and keep it in the place of what was."""
    for clock in SHOWN:
        asked = {**values(clock, at, at + AHEAD), "clock": clock.value}
        with acting_as("retention"), atomic(), connection().cursor() as cursor:
            cursor.execute(KEEP["forget"], asked)
            cursor.execute(KEEP["keep"].replace("{found}", SQL[clock]), asked)
            cursor.execute(KEEP["nobody"], asked)


def entries(controllers: Iterable[int]) -> list[Entry]:
    """The calendar of these companies, week by week."""
    kept = Due.objects.filter(controller__in=list(controllers), count__gt=0).order_by("week", "clock", "controller_id")
    names = ("controller_id", "clock", "week")
    rows = kept.values(*names).annotate(people=Sum("count")).values_list(*names, "people")
    return [Entry(pk, Clock(clock), week, people) for pk, clock, week, people in rows]


def found_at(controllers: Iterable[int]) -> dict[int, datetime]:
    """When it was looked last, by company; one that is missing was not looked at yet, and nothing is known of it."""
    rows = Due.objects.filter(controller__in=list(controllers)).values_list("controller_id")
    return dict(rows.annotate(oldest=Min("counted_at")).order_by())


def people_of(controller_id: int, clock: Clock, week: date, after: int, at_most: int) -> list[int]:
    """The numbers of the next people behind one figure, rising."""
    parts = Due.objects.filter(controller=controller_id, clock=clock, week=week)
    later = parts.extra(where=["people[count] > %s"], params=[after]).order_by("part")
    found: list[int] = []
    for part in later.iterator(chunk_size=2):
        found += [each for each in part.people if each > after]
        if len(found) >= at_most:
            break
    return found[:at_most]
