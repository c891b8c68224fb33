"""What the statements of `due.sql` are asked: for whom, until when, and after how many months."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jatak.database.statements import filled, statements
from jatak.gate.situation import RelationKind, Tri
from jatak.law.profile import END
from jatak.law.rulebook import Rulebook
from jatak.law.vocabulary import LASTING
from jatak.people.models import Controller
from jatak.people.own_limits import own_limits
from jatak.retention.choices import months_of
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.terms import ELSEWHERE, terms

PARTS = statements("jatak.retention.clocks", "due.sql")
SQL = {name: filled(statement, PARTS) for name, statement in PARTS.items()}
KINDS = tuple(kind for kind in RelationKind if kind not in (RelationKind.UNKNOWN, RelationKind.NONE))
Values = Mapping[str, Any]


def values(clock: Clock, at: datetime, until: datetime, company: int | None = None) -> Values:
    """The values of a clock's statement: of one company, or of all; by the law of `at`. Role web or retention."""
    rulebook = Rulebook.load(at.date())
    companies = Controller.objects.filter(**({} if company is None else {"pk": company})).order_by("pk")
    asked: dict[str, Any] = {"at": at, "until": until, "company": company, "people": None}
    asked["known"] = list(rulebook.countries)
    if clock is Clock.CUSTOMER:
        return asked | _windows(list(companies), rulebook)
    return asked | (_months(clock, list(companies), rulebook) if clock is not Clock.UNCONFIRMED else {})


def _months(clock: Clock, companies: list[Controller], rulebook: Rulebook) -> dict[str, Any]:
    """A row a company and country where there is any limit; `shortest` lets most rows be passed over unjoined."""
    rows = [
        (company, country, each.months)
        for company, chosen in months_of(companies, clock).items()
        for country, each in terms(clock, rulebook, chosen).items()
        if each.months is not None
    ]
    controllers, countries, months = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    return {"controllers": controllers, "countries": countries, "months": months, "shortest": min(months, default=0)}


def _windows(companies: list[Controller], rulebook: Rulebook) -> dict[str, Any]:
    laws = [
        {"country": country or ELSEWHERE, "kind": kind.value, "months": months, "from_end": limits.window_from_end}
        for country, limits in rulebook.all_limits().items()
        for kind in KINDS
        if (months := limits.window_months[kind.name.lower()]) is not None
    ]
    own = [
        {"controller": each.pk, "kind": kind.value, "months": bound.months, "from_end": bound.starts == END}
        for each in companies
        for kind in KINDS
        if (bound := own_limits(each).window(kind.name.lower()))
    ]
    lasting = [kind.value for kind in KINDS if kind.name.lower() in LASTING]
    return {"laws": json.dumps(laws), "own": json.dumps(own), "lasting": lasting, "yes": Tri.YES.value}
