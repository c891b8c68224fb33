"""A company's own windows as the database counts them: never longer than the law's, never longer than its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from tests.story.cast import company

from jatak.base.calendar import months_before
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.gate.layout import unpack
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import RelationKind, Tri
from jatak.law.industries import industries
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller, Person, Profile
from jatak.people.own_limits import Choices, choose

RULEBOOK = Rulebook.load(date(2026, 11, 21))
TODAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OFFER = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.PROMOTION}), Tri.YES, Tri.YES
)
COUNTRIES = ("DK", "IE", "BE", "FR", "CA")
AGES = (1, 85, 95, 180, 190, 360, 370, 545, 555, 725, 735, 1090, 1100)
"""Days since the purchase, on both sides of every limit that there is."""
LENGTHS = (None, 74, 400)
"""Days from the purchase to the end of what was bought."""
INDUSTRIES = (None, *industries())


@dataclass(frozen=True)
class Bought:
    """What somebody bought, how many days ago, and when it ends; a contract runs unless it ended."""

    country: str
    kind: RelationKind
    age: int
    length: int | None
    day_known: bool = True
    runs: bool = True
    """Whether it was still running when last heard of."""

    @property
    def last(self) -> datetime | None:
        return TODAY - self.age * DAY if self.day_known else None

    @property
    def lasts(self) -> bool:
        return self.kind is RelationKind.SUBSCRIPTION and self.length is None and self.runs

    @property
    def end(self) -> datetime | None:
        """None where nobody knows it."""
        known = [self.last] if self.last else []
        return max([*known, TODAY + (self.length - self.age) * DAY]) if self.length else self.last

    def by(self, buyer: Person, seller: Controller) -> Relation:
        """It as a row."""
        bought = TODAY - self.age * DAY
        ends = {RelationKind.SALE: "delivery_end", RelationKind.SUBSCRIPTION: "ended_at"}
        length = {} if self.length is None else {ends[self.kind]: bought + self.length * DAY}
        told = {"kind": self.kind, "concluded_at": bought, "day_known": self.day_known, "external_key": str(buyer.pk)}
        running = Tri.YES if self.runs else Tri.NO
        return Relation(person=buyer, controller=seller, running=running, **told, **length)


KINDS = (RelationKind.SALE, RelationKind.SUBSCRIPTION)
EVERYTHING = [
    *(Bought(*one) for one in product(COUNTRIES, KINDS, AGES, LENGTHS)),
    *(Bought(*one, day_known=False) for one in product(("DK", "FR", "IE"), KINDS, AGES[::4], LENGTHS)),
    *(Bought("DK", RelationKind.SUBSCRIPTION, age, None, runs=False) for age in AGES),
]


@pytest.fixture(scope="module")
def shop(shared_database: None) -> Iterator[tuple[Controller, dict[int, Bought]]]:
    with acting_as("admin"):
        seller = company()
        bought = dict(zip(Person.objects.bulk_create(Person() for _ in EVERYTHING), EVERYTHING, strict=True))
        long_ago = TODAY - 9999 * DAY
        Profile.objects.bulk_create(
            Profile(person=buyer, valid_from=long_ago, country=one.country) for buyer, one in bought.items()
        )
        Relation.objects.bulk_create(one.by(buyer, seller) for buyer, one in bought.items())
        yield seller, {buyer.pk: one for buyer, one in bought.items()}


def within(seller: Controller, bought: dict[int, Bought]) -> dict[Bought, Tri]:
    """What the database answers for everything that was bought."""
    request = Request(seller.pk, Channel.EMAIL, OFFER, TODAY, own_similar=Tri.YES)
    with acting_as("worker"):
        found = gather(list(bought), request, RULEBOOK)
    told = {
        person: unpack(*one.words).within_window
        for person, candidates in found.items()
        for one in candidates
        if one.relation_id
    }
    return {bought[person]: answer for person, answer in told.items()}


def is_inside(instant: datetime | None, months: int | None) -> bool:
    return months is None or (instant is not None and instant > months_before(TODAY, months))


def by_law(one: Bought) -> Tri:
    """The law counts a sale from the purchase, whatever the company says; in some countries a contract from its end."""
    limits = RULEBOOK.limits(one.country)
    from_end = one.kind is RelationKind.SUBSCRIPTION and limits.window_from_end
    months, start = limits.window_months[one.kind.name.lower()], one.end if from_end else one.last
    if months is None or (from_end and one.lasts):
        return Tri.YES
    return Tri.UNKNOWN if start is None else Tri.YES if is_inside(start, months) else Tri.NO


def by_company(one: Bought, industry: str | None, number: int | None) -> bool:
    """Profile and own number each count from where the profile says."""
    window = industries()[industry].windows[one.kind.name.lower()] if industry else None
    from_end = window.starts == "end" if window else one.kind is RelationKind.SUBSCRIPTION
    if from_end and one.lasts:
        return True
    start = one.end if from_end else one.last
    return is_inside(start, window.months if window else None) and is_inside(start, number)


@pytest.mark.parametrize("number", [None, 3, 18, 48])
@pytest.mark.parametrize("industry", INDUSTRIES)
def test_neither_outlives_the_other(
    shop: tuple[Controller, dict[int, Bought]], industry: str | None, number: int | None
) -> None:
    seller, bought = shop
    with acting_as("admin"):
        choose(seller, Choices(industry, number), TODAY, by="Ida")
    for one, answer in within(seller, bought).items():
        assert answer is (by_law(one) if by_company(one, industry, number) else Tri.NO), one


def test_the_purchases_lie_on_both_sides_of_every_limit() -> None:
    """Else the test above would hold whatever the database does."""
    for industry in filter(None, INDUSTRIES):
        assert {by_company(one, industry, None) for one in EVERYTHING} == {True, False}
    limited = [country for country in COUNTRIES if RULEBOOK.limits(country).window_months["sale"]]
    assert len(limited) > 2
    for country in limited:
        assert {by_law(one) for one in EVERYTHING if one.country == country and one.day_known} == {Tri.YES, Tri.NO}
