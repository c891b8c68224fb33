"""A trip as it lies in the database: booked sixty days ahead, fourteen days away, by people of every country."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tests.story.cast import DAY, NOON, company, mailbox, person

from jatak.base.calendar import months_before
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.customers.relations import Circumstances, Key, conclude, deliver
from jatak.database.using import acting_as
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import RelationKind, Tri
from jatak.law.rulebook import Rulebook
from jatak.people.models import ContactKind, ContactPoint, Controller, CountryOrigin, Person, RegisterEntry
from jatak.people.own_limits import Choices, choose
from jatak.people.profiles import News, set_profile
from jatak.people.register import Address, add_address

RULEBOOK = Rulebook.load(date(2026, 11, 21))
BOOKED = NOON
DEPARTURE, HOME = BOOKED + 60 * DAY, BOOKED + 74 * DAY

OFFER = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.PROMOTION}), Tri.YES, Tri.YES
)
"""Extras for the trip, and later similar trips: own offers that name their sender and can be refused."""
BY_TEXT = replace(OFFER, channel=Channel.SMS)
ITINERARY = replace(OFFER, declared=Declared.SERVICE, elements=frozenset({Element.ORDER_INFO}), opt_out=Tri.NO)
WITH_A_WAY_OUT = replace(ITINERARY, opt_out=Tri.YES)
REVIEW = replace(OFFER, declared=Declared.SERVICE, elements=frozenset({Element.REVIEW_REQUEST}))
"""How was it, and nothing else."""


@dataclass(frozen=True)
class Booking:
    """Who books, and how: told how to refuse, by mail or telephone, for the first time, looked up in a register."""

    country: str
    told_to_refuse: Tri = Tri.YES
    first_trip: Tri = Tri.YES
    telephone: bool = False
    looked_up: bool = True


@dataclass
class Agencies:
    """Two travel agencies that sell the same trips: one with the law alone, one with the profile of its industry."""

    plain: Controller = field(default_factory=lambda: company("Sydrejser"))
    travel: Controller = field(default_factory=lambda: company("Nordrejser"))
    booked: dict[Booking, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        choose(self.travel, Choices(industry="travel"), BOOKED, by="Ida")

    def booking(self, how: Booking) -> Person:
        """Whoever booked like this with both; she does so the first time that she is asked for."""
        if how not in self.booked:
            with acting_as("admin"):
                self.booked[how] = self.books(how, f"chloe-{len(self.booked)}")
        return self.booked[how]

    def books(self, how: Booking, name: str) -> Person:
        """Somebody new books with both, as the administrator."""
        somebody = person(name)
        set_profile(somebody, News(country=how.country, country_origin=CountryOrigin.OWN_WORD), BOOKED - DAY)
        if how.looked_up:
            RegisterEntry.objects.create(person=somebody, register="the one", listed=False, looked_up_at=BOOKED)
        circumstances = Circumstances(
            contact_point=_telephone(somebody) if how.telephone else mailbox(somebody),
            address_from_sale=Tri.YES,
            opt_out_offered=how.told_to_refuse,
            one_off=how.first_trip,
        )
        for seller in (self.plain, self.travel):
            with acting_as("customers"):
                conclude(somebody, trip_of(somebody, seller), BOOKED, BOOKED, circumstances)
                deliver(trip_of(somebody, seller), begin=DEPARTURE, end=HOME)
        return somebody


def trip_of(somebody: Person, seller: Controller) -> Key:
    """What the seller calls this person's trip."""
    return Key(seller, RelationKind.SALE, f"trip {somebody.pk}")


def _telephone(somebody: Person) -> ContactPoint:
    return add_address(somebody, Address(ContactKind.TELEPHONE, f"+4520{somebody.pk:06}"))


def months_home(months: int) -> datetime:
    """So many months after homecoming, and a day."""
    return months_before(HOME, -months) + DAY


def rule(seller: Controller, somebody: Person, facts: MessageFacts, at: datetime, similar: Tri = Tri.YES) -> str:
    """The decisive rule for this message at this moment, asked as the worker that sends."""
    request = Request(seller.pk, facts.channel, facts, at, own_similar=similar)
    with acting_as("worker"):
        found = gather([somebody.pk], request, RULEBOOK)
    return Decider(facts, RULEBOOK).best(found[somebody.pk]).decision.rule
