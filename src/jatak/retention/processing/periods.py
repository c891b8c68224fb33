"""How long data stay: by the law of each country, and by what the company chose, as the clocks put them together."""

from collections import defaultdict
from typing import NamedTuple

from jatak.base.clock import now
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.retention.choices import months_of_all
from jatak.retention.clocks.clock import PARAMETERS, Clock
from jatak.retention.clocks.terms import Whose, terms


class Period(NamedTuple):
    """So many months for one clock, in these countries (none: everywhere), and whether the company chose them."""

    clock: str
    months: int
    countries: tuple[str, ...]
    """`clocks.terms.ELSEWHERE` among them: where no pack answers."""
    own: bool


def periods_of(company: Controller) -> list[Period]:
    """The periods that hold for a company today, clock by clock."""
    rulebook = Rulebook.load(now().date())
    chosen = {clock: months[company.pk] for clock, months in months_of_all([company]).items()}
    found = [each for clock in PARAMETERS for each in _of_clock(clock, rulebook, chosen[clock])]
    for clock in (Clock.LOG, Clock.WORK):
        months = chosen[clock]
        found += [Period(f"clock_{clock.value}", months, (), True)] if months is not None else []
    return sorted(found, key=lambda each: (each.clock, each.own, each.months))


def _of_clock(clock: Clock, rulebook: Rulebook, chosen: int | None) -> list[Period]:
    where: dict[tuple[int, bool], list[str]] = defaultdict(list)
    every = terms(clock, rulebook, chosen)
    for country, term in every.items():
        if term.months is not None:
            where[term.months, term.whose is Whose.COMPANY].append(country)
    return [
        Period(f"clock_{clock.value}", months, () if len(each) == len(every) else tuple(sorted(each)), own)
        for (months, own), each in where.items()
    ]
