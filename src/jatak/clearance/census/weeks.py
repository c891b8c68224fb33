"""Figures by week: who says yes, who leaves and how, and which consents will lapse because nobody uses them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from jatak.clearance.models import Week
from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.law.rulebook import Rulebook

SQL = statements("jatak.clearance.sql", "weeks.sql")

BACK, AHEAD = 12, 8
"""Weeks: so many are looked back, with the running one, and so many ahead."""
YES, LEFT, LAPSE = "yes", "left", "lapse"


class Counted(NamedTuple):
    """A figure of one week."""

    controller_id: int
    what: str
    week: date
    via: str
    people: int


def monday(at: datetime) -> date:
    """The Monday of the week of an instant."""
    return at.date() - timedelta(days=at.weekday())


def refresh(at: datetime) -> int:
    """Count all weeks anew and take them in the place of those before; how many figures there are."""
    law = Rulebook.load(at.date())
    with acting_as("consent"):
        found = [*_coming_and_leaving(at), *_lapsing(at, law)]
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["replace"], _columns(found, at))
        cursor.execute(SQL["stale"], {"at": at})
    return len(found)


def weeks_of(controllers: Iterable[int]) -> list[Week]:
    """The figures of these companies, the oldest first."""
    return list(Week.objects.filter(controller__in=list(controllers)).order_by("controller_id", "what", "week", "via"))


def _coming_and_leaving(at: datetime) -> list[Counted]:
    since = monday(at) - timedelta(weeks=BACK - 1)
    return [Counted(*row) for row in _rows("coming_and_leaving", since=f"{since}T00:00:00Z")]


def _lapsing(at: datetime, law: Rulebook) -> list[Counted]:
    limits = {code or "": each.unused_consent_months for code, each in law.all_limits().items()}
    lapsing = {code: months for code, months in limits.items() if months is not None}
    rows = _rows(
        "lapsing",
        countries=list(lapsing),
        months=list(lapsing.values()),
        known=list(law.countries),
        at=at,
        until=at + timedelta(weeks=AHEAD),
    )
    return [Counted(controller, LAPSE, week, "", count) for controller, week, count in rows]


def _columns(found: list[Counted], at: datetime) -> dict[str, Any]:
    columns: list[Any] = list(zip(*sorted(found), strict=True)) if found else [[]] * 5
    names = ("controllers", "whats", "weeks", "vias", "counts")
    return {name: list(column) for name, column in zip(names, columns, strict=True)} | {"at": at}


def _rows(statement: str, **values: Any) -> list[Any]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], values)
        return list(cursor.fetchall())
