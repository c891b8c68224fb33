"""How long data stay: by the law of each country, and by what the company chose for itself."""

from collections import defaultdict
from typing import NamedTuple

from jatak.base.clock import now
from jatak.law.limits import Limits
from jatak.law.parameters import CONSENT_RETENTION
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.people.own_limits import own_limits


class Period(NamedTuple):
    """So many months for one clock, in these countries (none: everywhere), and whether the company chose them."""

    clock: str
    months: int
    countries: tuple[str, ...]
    own: bool


def periods_of(company: Controller) -> list[Period]:
    """The periods that hold for a company today, clock by clock."""
    rulebook = Rulebook.load(now().date())
    by_law: dict[tuple[str, int], list[str]] = defaultdict(list)
    for country, pack in rulebook.packs.items():
        retention = pack[CONSENT_RETENTION].value
        figures = _figures(rulebook.limits(country)) | {"clock_proof": retention.amount if retention else None}
        for clock, months in figures.items():
            if months is not None:
                by_law[clock, months].append(country)
    law = [Period(clock, months, tuple(countries), False) for (clock, months), countries in by_law.items()]
    return sorted([*law, *_own(company)], key=lambda each: (each.clock, each.own, each.months))


def _figures(limits: Limits) -> dict[str, int | None]:
    return {
        "clock_unused": limits.unused_consent_months,
        "clock_inactivity": limits.inactivity_months,
        "clock_customer": limits.window_months.get("sale"),
    }


def _own(company: Controller) -> list[Period]:
    own = own_limits(company)
    bounds = {"clock_inactivity": own.inactivity(), "clock_customer": own.window("sale")}
    return [Period(clock, bound.months, (), True) for clock, bound in bounds.items() if bound]
