"""How long everything is kept: what the law says, what the company chose, and what it has not chosen yet."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.consent.keeping import keeping_of_many
from jatak.console.clocks.logs import LOGS
from jatak.console.clocks.words import CLOCKS, WHOSE
from jatak.console.frame.page import page
from jatak.console.settings.crumbs import crumbs
from jatak.database.using import acting_as
from jatak.law.rulebook import Rulebook
from jatak.people.country_names import country_named
from jatak.people.models import Controller
from jatak.retention.choices import Chosen, choices_of_many
from jatak.retention.clocks.clock import CHOSEN, PARAMETERS, Clock
from jatak.retention.clocks.terms import term
from jatak.retention.thresholds import Bounds, bounds_of

PAGE = 10


@dataclass(frozen=True)
class Lawful:
    """A figure that some law has."""

    country: str
    months: str
    whose: "str | Promise"
    cite: str
    source: str
    status: str
    note: str


@dataclass(frozen=True)
class Line:
    """One clock of one company."""

    clock: Clock
    chosen: Chosen | None
    words: str


@dataclass(frozen=True)
class Company:
    """One company with its choices."""

    company: Controller
    lines: list[Line]
    bounds: Bounds
    pending: str


@require_GET
@needs(May.SET_UP)
def index(request: Any) -> HttpResponse:
    """The clocks with the law's figures, then the companies that this account sets up, by name."""
    after = request.GET.get("after", "")
    every = list(request.operator.controllers(May.SET_UP).filter(name__gt=after)[: PAGE + 1])
    rulebook = Rulebook.load(now().date())
    clocks = [(clock, CLOCKS[clock], lawful(clock, rulebook)) for clock in CHOSEN]
    return page(
        request,
        "clocks/keeping",
        _("How long we keep"),
        crumbs(),
        clocks=clocks,
        companies=_companies(every[:PAGE]),
        logs=LOGS,
        law_day=rulebook.law_as_of,
        more=every[PAGE - 1].name if len(every) > PAGE else "",
    )


def lawful(clock: Clock, rulebook: Rulebook) -> list[Lawful]:
    """The figures of the packs on a clock, by country; empty where no law has one."""
    if clock not in PARAMETERS:
        return []
    every = ((pack, term(clock, pack, None)) for pack in rulebook.packs.values())
    found = [
        Lawful(
            country_named(pack.code),
            months_in_words(each.months),
            WHOSE[each.whose],
            each.law.source.cite,
            each.law.source.source if each.law.source.source.startswith("https://") else "",
            each.law.source.status,
            each.law.note,
        )
        for pack, each in every
        if each.months is not None and each.law is not None
    ]
    return sorted(found, key=lambda each: each.country)


def months_in_words(months: int | None) -> str:
    """Such as “12 months”; no limit for None."""
    if months is None:
        return _("no limit of its own")
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}


def _companies(companies: list[Controller]) -> list[Company]:
    chosen = choices_of_many(companies)
    with acting_as("consent"):
        days = keeping_of_many([each.pk for each in companies])
    return [
        Company(
            each,
            [_line(clock, chosen[each.pk].get(clock)) for clock in CHOSEN],
            bounds_of(each.pk),
            ngettext("%(days)s day", "%(days)s days", days[each.pk].pending_days)
            % {"days": days[each.pk].pending_days},
        )
        for each in companies
    ]


def _line(clock: Clock, chosen: Chosen | None) -> Line:
    return Line(clock, chosen, months_in_words(chosen.months) if chosen else "")
