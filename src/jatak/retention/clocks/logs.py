"""Log and working data go when the time is over that their company chose; where it has not chosen, they stay."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jatak.base.calendar import months_before
from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.people.models import Controller
from jatak.retention.choices import months_of_all
from jatak.retention.clocks.clock import Clock

SQL = statements("jatak.retention.clocks", "logs.sql")
AT_ONCE = 5000
OWN = {
    Clock.LOG: ("arrivals", "reports"),
    Clock.WORK: ("words", "papers", "steps", "rows", "changes"),
}
"""Of one company each, by whose choice they go."""
OF_NOBODY = {
    Clock.LOG: ("reports_of_nobody", "looks_of_nobody", "arrivals"),
    Clock.WORK: ("words", "papers", "steps", "changes"),
}
"""What belongs to no company stays as long as the longest choice, and until each company has chosen."""


def tidy(at: datetime) -> int:
    """Let go of what is over at an instant; how many rows. Again it finds nothing."""
    chosen = months_of_all(Controller.objects.all(), tuple(OWN))
    return sum(_of_clock(clock, chosen[clock], at) for clock in OWN) + _looks(chosen[Clock.LOG], at)


def _of_clock(clock: Clock, chosen: Mapping[int, int | None], at: datetime) -> int:
    known = {pk: months for pk, months in chosen.items() if months}
    gone = sum(
        _delete(name, company=pk, before=months_before(at, months))
        for pk, months in known.items()
        for name in OWN[clock]
    )
    if not known or len(known) < len(chosen):
        return gone
    before = months_before(at, max(known.values()))
    return gone + sum(_delete(name, company=None, before=before) for name in OF_NOBODY[clock])


def _looks(chosen: Mapping[int, int | None], at: datetime) -> int:
    """A look belongs to all companies that know whom it fell upon."""
    befores = {pk: months_before(at, months) for pk, months in chosen.items() if months}
    if not befores:
        return 0
    newest = max(befores.values())
    return _delete("looks", companies=list(befores), befores=list(befores.values()), newest=newest)


def _delete(name: str, **values: Any) -> int:
    gone = 0
    with acting_as("retention"):
        while some := _some(name, values):
            gone += some
    return gone


def _some(name: str, values: dict[str, Any]) -> int:
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL[name], {**values, "at_most": AT_ONCE})
        return int(cursor.rowcount)
