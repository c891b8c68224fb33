"""Consents whose clock has rung end, some thousand at a time, each time one transaction."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from jatak.consent.lapsing import Lapsing, lapse
from jatak.database.using import acting_as, atomic, connection
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.retention.choices import months_of
from jatak.retention.clocks.asking import SQL, Values, values
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import AT_ONCE, Found
from jatak.retention.clocks.taken import Taken
from jatak.retention.clocks.terms import term

# What somebody else holds is being used, left or confirmed just now: it is looked at again in the next run.
HELD = {
    Clock.UNUSED: "FOR UPDATE OF r SKIP LOCKED",
    Clock.INACTIVITY: "FOR UPDATE OF r SKIP LOCKED FOR SHARE OF s SKIP LOCKED",
}
STRETCH = " AND r.id > %(after)s ORDER BY r.id LIMIT %(at_most)s "


def lapse_due(
    clock: Clock, controller_id: int, until: datetime, at: datetime, tell: Callable[[int], None] = lambda taken: None
) -> Taken:
    """End the consents of a company that were due by `until`, each on its day, recorded at `at`; how many."""
    asked, law = values(clock, at, until, controller_id), Rulebook.load(at.date())
    chosen = months_of(Controller.objects.filter(pk=controller_id), clock).get(controller_id)
    ended, after = 0, 0
    with acting_as("consent"):
        while due := _some(clock, asked, after, lambda each: _why(clock, each, law, chosen), at):
            ended, after = ended + len(due), due[-1]
            tell(ended)
    return Taken(ended)


def _some(clock: Clock, asked: Values, after: int, why: Any, at: datetime) -> list[int]:
    """The records of a stretch that ended."""
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL[clock] + STRETCH + HELD[clock], {**asked, "after": after, "at_most": AT_ONCE})
        rows = [Found._make(row) for row in cursor.fetchall()]
        lapse((_lapsing(each, why(each)) for each in rows), at)
        return [each.id for each in rows if each.id is not None]


def _lapsing(of: Found, why: Mapping[str, Any]) -> Lapsing:
    assert of.id is not None
    assert of.event_id is not None
    assert of.channel is not None
    return Lapsing(of.id, of.event_id, of.person_id, of.controller_id, of.channel, of.due_at, why)


def _why(clock: Clock, of: Found, law: Rulebook, chosen: int | None) -> dict[str, Any]:
    """The particulars of a lapse: which clock, from when it counted, and whose limit it was."""
    found = term(clock, law.pack(of.country or None), chosen)
    said = {"cite": found.law.source.cite} if found.law and found.months == found.by_law else {}
    return {
        "clock": clock.value,
        "months": of.months,
        "since": of.began_at.isoformat(),
        "whose": found.whose.value,
        "country": of.country or None,
        **said,
    }
