"""What the people of the story do, in the verbs of the ledger and of the customers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from jatak.consent.act import Act
from jatak.consent.confirming import confirm
from jatak.consent.giving import Yes, give
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Event, Via
from jatak.consent.refusing import refuse
from jatak.consent.scope import Scope, Who
from jatak.customers.relations import Circumstances, Key, cancel, conclude
from jatak.demo.asking import Question
from jatak.demo.cast import Member
from jatak.demo.companies import Companies
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import ContactPoint, ProductGroup
from jatak.people.restricting import restrict

DEPARTURE = timedelta(days=14)
HOLIDAY = timedelta(days=10)


@dataclass
class Doing:
    """One person doing things, one after the other."""

    member: Member
    point: ContactPoint
    companies: Companies
    questions: dict[str, Question]
    last_yes: Event | None = field(default=None)

    def yes(self, place: str, at: datetime, actor: Actor = Actor.PERSON, via: Via = Via.FORM) -> None:
        """Say yes at a collection point, or have somebody enter it."""
        asked = self.questions[place]
        yes = Yes(asked.text(self.member.language), asked.place, self.point)
        self.last_yes = give(yes, Act(actor, via, at, at), f"{place} {self.point.pk} {at.isoformat()}")

    def confirms(self, at: datetime) -> None:
        """Click the link in the confirmation request."""
        assert self.last_yes is not None
        confirm(self.last_yes.pk, Act(Actor.PERSON, Via.LINK, at, at))

    def no(self, scope: Scope, at: datetime) -> None:
        """Leave by the page behind the link of a mail."""
        leave(Who(self.member.id, bytes(self.point.keyed_hash)), scope, Act(Actor.PERSON, Via.LINK, at, at))

    def clicks_no(self, at: datetime) -> None:
        """Answer no in a form."""
        asked = self.questions["rejsetilbud"]
        who = Who(self.member.id, bytes(self.point.keyed_hash))
        act = Act(Actor.PERSON, Via.FORM, at, at)
        refuse(who, "email", asked.text(self.member.language), asked.place, act, f"no {self.point.pk}")

    def holds(self, at: datetime) -> None:
        """Ask for a restriction (GDPR art. 18)."""
        restrict(self.point.person, "A complaint is being settled", at)

    def buys(
        self,
        at: datetime,
        could_refuse: Tri = Tri.YES,
        single: Tri = Tri.NO,
        kind: RelationKind = RelationKind.SALE,
        group: ProductGroup | None = None,
    ) -> Key:
        """Conclude something with Sydrejser."""
        trip = kind is RelationKind.SALE
        key = Key(self.companies.sydrejser, kind, f"{kind.name[0]}-{self.point.person_id:05d}")
        how = Circumstances(
            brand=self.companies.solrejser,
            contact_point=self.point,
            address_from_sale=Tri.YES,
            opt_out_offered=could_refuse,
            one_off=single,
            low_value=Tri.NO,
            product_groups=(group or self.companies.beach,),
            delivery_begin=at + timedelta(days=60) + DEPARTURE if trip else None,
            delivery_end=at + timedelta(days=60) + DEPARTURE + HOLIDAY if trip else None,
        )
        conclude(self.point.person, key, at, at, how)
        return key


Does = Callable[[Doing, datetime], object]

ALL = Scope()

CONSENT: dict[str, Does] = {
    "signs_up": lambda who, at: who.yes("nyhedsbrev", at),
    "signs_up_to_version_1": lambda who, at: who.yes("nyhedsbrev-2024", at),
    "signs_up_for_hiking": lambda who, at: who.yes("fjordtur-nyhedsbrev", at),
    "joins_the_club": lambda who, at: who.yes("kundeklub", at),
    "confirms": lambda who, at: who.confirms(at),
    "ticks_a_box": lambda who, at: who.yes("rejsetilbud", at),
    "signs_a_card": lambda who, at: who.yes("butik-vestergade", at, via=Via.PAPER),
    "was_on_a_list": lambda who, at: who.yes("gammel-liste", at, Actor.IMPORT, Via.IMPORT),
    "takes_part_in_the_draw": lambda who, at: who.yes("lodtraekning", at),
    "is_entered_by_staff": lambda who, at: who.yes("rejsetilbud", at, Actor.STAFF, Via.PHONE),
    "leaves": lambda who, at: who.no(Scope(who.companies.sydrejser.pk), at),
    "leaves_the_topic": lambda who, at: who.no(
        Scope(who.companies.sydrejser.pk, topic_id=who.companies.charter.pk), at
    ),
    "leaves_the_other_brand": lambda who, at: who.no(
        Scope(who.companies.sydrejser.pk, brand_id=who.companies.fjordtur.pk), at
    ),
    "leaves_sms": lambda who, at: who.no(Scope(who.companies.sydrejser.pk, channel="sms"), at),
    "leaves_everything": lambda who, at: who.no(ALL, at),
    "says_no": lambda who, at: who.clicks_no(at),
    "asks_for_restriction": lambda who, at: who.holds(at),
}
"""Done as the role `consent`."""

CUSTOMERS: dict[str, Does] = {
    "books": lambda who, at: who.buys(at),
    "books_first": lambda who, at: who.buys(at, single=Tri.YES),
    "books_without_choice": lambda who, at: who.buys(at, could_refuse=Tri.NO),
    "books_unknown": lambda who, at: who.buys(at, could_refuse=Tri.UNKNOWN),
    "books_a_hike": lambda who, at: who.buys(at, group=who.companies.hiking),
    "books_and_cancels": lambda who, at: cancel(who.buys(at), at + timedelta(days=3)),
    "subscribes": lambda who, at: who.buys(at, kind=RelationKind.SUBSCRIPTION),
    "asks_for_an_offer": lambda who, at: who.buys(at, kind=RelationKind.INQUIRY, could_refuse=Tri.NO),
}
"""Done as the role `customers`."""
