"""Who can be written to: a card for each company or brand and channel, from the newest count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise

from jatak.clearance.census import asking
from jatak.clearance.census.question import Question
from jatak.clearance.census.standing import Named
from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.asked import address
from jatak.console.audience.turning import Chosen, Later, because_of, brands_of, chosen, customers, later, used_up
from jatak.console.dashboard.running import newest_starts
from jatak.console.people.words import CHANNELS, GROUNDS
from jatak.people.models import Brand, Controller

DENIALS = 4
"""Reasons of a card; the others are one line."""


@dataclass(frozen=True)
class Line:
    """One part of the bar."""

    words: "str | Promise"
    count: int
    percent: float
    address: str
    brands: list[Chosen] = field(default_factory=list)
    """For which the consents are that do not name the sender of this card."""


@dataclass
class Card:
    """One company, or one of its brands, on a channel."""

    census: Census
    company: str
    brand: str
    """Empty for the whole company."""
    channel: "str | Promise"
    permits: list[Line] = field(default_factory=list)
    denials: list[Line] = field(default_factory=list)
    others: int = 0
    """People of reasons that have no line."""
    others_percent: float = 0
    later: Later | None = None
    customers: int = 0
    """Who can be written to because the offer is taken to be like what they bought."""
    used_up: int = 0
    """Who can be written to on another ground, and gave a consent whose promised number of messages was sent."""
    before_start: bool = False
    """Whether it was counted before the newest campaign of the company began to go out."""

    @property
    def address(self) -> str:
        """The audience behind the card."""
        return f"{reverse('audience')}?{address(Question.of(self.census.question))}"


def cards_of(companies: list[Controller], censuses: list[Census]) -> list[Card]:
    """The cards of these censuses."""
    reasons: dict[int, list[CensusReason]] = {}
    for reason in CensusReason.objects.filter(census__in=[each.pk for each in censuses]).order_by("census_id", "nth"):
        reasons.setdefault(reason.census_id, []).append(reason)
    senders = {each.question["brand"] for each in censuses} - {None}
    brands = brands_of((each for some in reasons.values() for each in some), senders)
    called = {each.pk: each.name for each in companies}
    started = newest_starts(list(called))
    cards = [_card(census, called[census.controller_id], reasons.get(census.pk, []), brands) for census in censuses]
    for card in cards:
        begun = started.get(card.census.controller_id)
        card.before_start = bool(begun and card.census.as_of and card.census.as_of < begun)
    return cards


def counts_of(names: list[Named]) -> tuple[list[Census], list[Census]]:
    """For each of these names the newest count, and those that are under way."""
    return asking.newest_and_open(question for each in names for question in each.questions)


def _card(
    census: Census,
    company: str,
    reasons: list[CensusReason],
    brands: dict[int, Brand],
) -> Card:
    sender = brands.get(census.question["brand"])
    card = Card(census, company, sender.name if sender else "", CHANNELS.get(census.channel, census.channel))
    card.permits = list(_by_ground(census, (each for each in reasons if each.permitted)))
    denied = [each for each in reasons if not each.permitted]
    card.denials = [_line(census, each, brands) for each in denied[:DENIALS]]
    card.others = sum(each.count for each in denied[DENIALS:])
    card.others_percent = _percent(card.others, census)
    card.later, card.customers, card.used_up = later(denied), customers(census, reasons), used_up(reasons)
    return card


def _by_ground(census: Census, reasons: Iterable[CensusReason]) -> Iterable[Line]:
    counted, behind = Counter[str](), dict[str, list[CensusReason]]()
    for reason in reasons:
        counted[reason.ground or ""] += reason.count
        behind.setdefault(reason.ground or "", []).append(reason)
    for ground, count in counted.most_common():
        yield Line(GROUNDS.get(ground, ground), count, _percent(count, census), _behind(census, behind[ground]))


def _behind(census: Census, reasons: list[CensusReason]) -> str:
    """What opens with a line: its reason, or all that can be written to where it has several."""
    if len(reasons) == 1:
        return _reason(census, reasons[0])
    return f"{reverse('audience')}?{address(Question.of(census.question))}#a-yes"


def _line(census: Census, reason: CensusReason, brands: dict[int, Brand]) -> Line:
    others = chosen(census, reason, brands)
    share, behind = _percent(reason.count, census), _reason(census, reason)
    return Line(because_of(reason, others), reason.count, share, behind, others)


def _reason(census: Census, reason: CensusReason) -> str:
    return reverse("audience_reason", args=[census.pk, reason.nth])


def _percent(count: int, census: Census) -> float:
    return 100 * count / census.people if census.people else 0
