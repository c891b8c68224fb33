"""Who can be written to: a card for each company and channel, from the newest count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise

from jatak.clearance.census import asking
from jatak.clearance.census.question import Question
from jatak.clearance.models import OPEN, Census, CensusReason
from jatak.console.audience.asked import address
from jatak.console.audience.words import told
from jatak.console.people.words import CHANNELS, GROUNDS
from jatak.people.models import Controller

DENIALS = 4
"""Reasons of a card; the others are one line."""


@dataclass(frozen=True)
class Line:
    """One part of the bar."""

    words: "str | Promise"
    count: int
    percent: float
    address: str


@dataclass
class Card:
    """One company and channel."""

    census: Census
    company: str
    channel: "str | Promise"
    permits: list[Line] = field(default_factory=list)
    denials: list[Line] = field(default_factory=list)
    others: int = 0
    """People of reasons that have no line."""
    others_percent: float = 0

    @property
    def address(self) -> str:
        """The audience behind the card."""
        return f"{reverse('audience')}?{address(Question.of(self.census.question))}"

    @property
    def permitted_percent(self) -> float:
        """Of everybody."""
        return _percent(self.census.permitted, self.census)


def cards_of(companies: list[Controller]) -> list[Card]:
    """The cards of these companies, by name."""
    censuses = asking.standing_ones([each.pk for each in companies])
    reasons: dict[int, list[CensusReason]] = {}
    for reason in CensusReason.objects.filter(census__in=[each.pk for each in censuses]).order_by("census_id", "nth"):
        reasons.setdefault(reason.census_id, []).append(reason)
    by_company: dict[int, list[Census]] = {}
    for census in censuses:
        by_company.setdefault(census.controller_id, []).append(census)
    return [
        _card(census, company, reasons.get(census.pk, []))
        for company in companies
        for census in by_company.get(company.pk, [])
    ]


def counting_now(companies: list[Controller]) -> list[Census]:
    """The counts of the dashboard that are under way."""
    return list(Census.objects.filter(controller__in=companies, standing=True, state__in=OPEN).order_by("pk"))


def _card(census: Census, company: Controller, reasons: list[CensusReason]) -> Card:
    card = Card(census, company.name, CHANNELS.get(census.channel, census.channel))
    card.permits = list(_by_ground(census, (each for each in reasons if each.permitted)))
    denied = [each for each in reasons if not each.permitted]
    card.denials = [_line(census, each) for each in denied[:DENIALS]]
    card.others = sum(each.count for each in denied[DENIALS:])
    card.others_percent = _percent(card.others, census)
    return card


def _by_ground(census: Census, reasons: Iterable[CensusReason]) -> Iterable[Line]:
    counted, first = Counter[str](), dict[str, CensusReason]()
    for reason in reasons:
        counted[reason.ground or ""] += reason.count
        first.setdefault(reason.ground or "", reason)
    for ground, count in counted.most_common():
        yield Line(GROUNDS.get(ground, ground), count, _percent(count, census), _reason(census, first[ground]))


def _line(census: Census, reason: CensusReason) -> Line:
    because, _would_change = told(reason.said)
    return Line(because, reason.count, _percent(reason.count, census), _reason(census, reason))


def _reason(census: Census, reason: CensusReason) -> str:
    return reverse("audience_reason", args=[census.pk, reason.nth])


def _percent(count: int, census: Census) -> float:
    return 100 * count / census.people if census.people else 0
