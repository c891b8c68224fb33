"""Log data goes when the time is over that the company chose; where none has chosen, nothing goes."""

from datetime import datetime
from typing import Any

from jatak.base.calendar import months_before
from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.people.models import Controller
from jatak.retention.choices import months_of
from jatak.retention.clocks.clock import Clock

SQL = statements("jatak.retention.clocks", "logs.sql")
AT_ONCE = 5000
OF_ALL = ("reports", "looks")
"""Written for all companies together: they stay as long as the longest choice, and until each company has chosen."""


def tidy(at: datetime) -> int:
    """Delete what is over at an instant; how many rows."""
    chosen = months_of(Controller.objects.all(), Clock.LOG)
    gone = sum(
        _delete("arrivals", company=pk, before=months_before(at, months)) for pk, months in chosen.items() if months
    )
    known = [months for months in chosen.values() if months]
    if not known or len(known) < len(chosen):
        return gone
    before = months_before(at, max(known))
    gone += _delete("arrivals", company=None, before=before)
    return gone + sum(_delete(name, before=before) for name in OF_ALL)


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
