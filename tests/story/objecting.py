"""A small world of two doors and three addresses, and what a no means in it, said once more and otherwise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from unittest import mock

from tests.story.calling import Program, asked_by_api, program
from tests.story.cast import company
from tests.story.importing import former, imported, plan, says

from jatak.base.clock import now
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent.act import Act
from jatak.consent.confirming import confirm
from jatak.consent.giving import Yes, give
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, CollectionPointVersion, Event, Letter, NoticeText, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.gate.message import Channel, Declared, Element, MessageFacts, SenderKind
from jatak.gate.situation import Tri
from jatak.imports.plan import Words
from jatak.imports.row import Grade, Standing
from jatak.law.rulebook import Rulebook
from jatak.people.addresses import keyed_hash_of
from jatak.people.merging import Who as Says
from jatak.people.merging import merge
from jatak.people.models import ContactKind, ContactPoint, Controller, CountryOrigin
from jatak.people.profiles import News, set_profile
from jatak.people.register import Address, contact_point, find_or_create

HOUR = timedelta(hours=1)
MARKETING = MessageFacts(
    SenderKind.COMPANY, Channel.EMAIL, Declared.MARKETING, frozenset({Element.PROMOTION}), Tri.YES, Tri.YES
)
_numbers = count()


@dataclass
class Shop:
    """A company with all its doors, made once; each play brings people of its own."""

    company: Controller
    program: Program
    single: CollectionPointVersion
    double: CollectionPointVersion
    words: Words

    @classmethod
    def opened(cls) -> "Shop":
        """With a form, a form that asks to confirm, an old list and a program."""
        with acting_as("admin"):
            made = company()
        single, double = asked_by_api(made), asked_by_api(made, "club", double_opt_in=True)
        with acting_as("consent"):
            words = Words(former(made).pk)
        return cls(made, program(made), single, double, words)


@dataclass
class Play:
    """Three addresses, what happened, and what of it counts: by address, whoever has it."""

    shop: Shop
    at: datetime = field(default_factory=lambda: now() + timedelta(days=1))
    noes: list[tuple[str, datetime]] = field(default_factory=list)
    """Each no to e-mail, and since when it counts."""
    own: list[tuple[str, datetime]] = field(default_factory=list)
    """Each own act for a yes to e-mail."""
    one: list[set[str]] = field(default_factory=list)
    """Addresses that are one person's, as staff said."""
    waiting: list[tuple[str, Event]] = field(default_factory=list)

    def __post_init__(self) -> None:
        mark = next(_numbers)
        self.addresses = [f"{name}{mark}@example.com" for name in ("ana", "ben", "chloe")]
        self.one = [{address} for address in self.addresses]

    # What happens. `back`: hours before it is heard that it was said.

    def sign_up(self, address: str, back: int) -> None:
        """The person fills in the form."""
        self._give(address, self.shop.single, Actor.PERSON, back)

    def sign_up_to_confirm(self, address: str, back: int) -> None:
        """The person fills in the form whose yes must be confirmed."""
        self.waiting.append((address, self._give(address, self.shop.double, Actor.PERSON, back)))

    def enter(self, address: str, back: int) -> None:
        """Staff enter a yes."""
        self._give(address, self.shop.single, Actor.STAFF, back)

    def enter_to_confirm(self, address: str, back: int) -> None:
        """Staff enter a yes that must be confirmed."""
        self.waiting.append((address, self._give(address, self.shop.double, Actor.STAFF, back)))

    def confirm(self, address: str, back: int) -> None:
        """The person presses the button of the oldest request that waits."""
        mine = [each for each in self.waiting if each[0] == address]
        if mine:
            self.waiting.remove(mine[0])
            with acting_as("consent"):
                confirm(mine[0][1].pk, self._act(Actor.PERSON, Via.LINK, 0))
            self.own.append((address, self.at))

    def bring_yes(self, address: str, back: int) -> None:
        """A file brings a confirmed yes."""
        self._bring(address, Standing.YES, back)

    def bring_no(self, address: str, back: int) -> None:
        """A file brings a no."""
        self._bring(address, Standing.NO, back)
        self.noes.append((address, self.at - back * HOUR))

    def call_yes(self, address: str, back: int) -> None:
        """The shop's program brings the person's yes; one that would lift a no waits for their own click."""
        self._call("consents", address, back, collection_point="checkout", language="en")
        with acting_as("consent"):
            waiting = Letter.objects.filter(kind="confirm", asked_at=self.at).values("event")
            asked = list(Event.objects.filter(pk__in=waiting))
        self.waiting += [(address, event) for event in asked]
        if not asked:
            self.own.append((address, self.at - back * HOUR))

    def call_staff_yes(self, address: str, back: int) -> None:
        """The shop's program brings a yes that staff entered."""
        self._call("consents", address, back, collection_point="checkout", language="en", said_by="staff")

    def call_import_yes(self, address: str, back: int) -> None:
        """The shop's program brings a yes of a list."""
        self._call("consents", address, back, collection_point="checkout", language="en", said_by="import")

    def call_purchase(self, address: str, back: int) -> None:
        """The person buys, and all limbs are good."""
        limbs = dict.fromkeys(("address_from_sale", "opt_out_offered"), "yes")
        self._call("purchases", address, back, key=f"{address} {self.at}", **limbs)

    def call_no(self, address: str, back: int) -> None:
        """The shop's program brings a no to everything."""
        self._call("objections", address, back)
        self.noes.append((address, self.at - back * HOUR))

    def call_channel_no(self, address: str, back: int) -> None:
        """The shop's program brings a no to e-mail that staff heard."""
        self._call("objections", address, back, channel="email", said_by="staff")
        self.noes.append((address, self.at - back * HOUR))

    def telephone_no(self, address: str, back: int) -> None:
        """The person calls, and staff write it down, of somebody who is here or of an address alone."""
        point = self._point(address)
        who = Who(point.person_id) if point else Who(address_hash=_hash(address))
        with acting_as("consent"):
            leave(who, Scope(self.shop.company.pk), self._act(Actor.PERSON, Via.PHONE, back))
        self.noes.append((address, self.at - back * HOUR))

    def merge(self, address: str, back: int) -> None:
        """Staff say that this and the next are one."""
        other = self.addresses[(self.addresses.index(address) + 1) % len(self.addresses)]
        kept, merged = self._point(address), self._point(other)
        if kept and merged and kept.person_id != merged.person_id:
            with acting_as("web"):
                merge(kept.person_id, merged.person_id, Says("Mette", "they called"), self.at)
            both = [each for each in self.one if address in each or other in each]
            self.one = [each for each in self.one if each not in both] + [set().union(*both)]

    # What is asked, and what the answer may be.

    def permitted(self, address: str) -> bool | None:
        """What the gate says; None of an address that nobody has."""
        point = self._point(address)
        if point is None:
            return None
        with acting_as("consent"):
            set_profile(point.person, News("DK", CountryOrigin.OWN_WORD), now())
        with acting_as("web"):
            rulebook = Rulebook.load(self.at.date())
            request = Request(self.shop.company.pk, Channel.EMAIL, MARKETING, self.at)
            candidates = gather([point.person_id], request, rulebook)[point.person_id]
            return Decider(MARKETING, rulebook).best(candidates).decision.permitted

    def may_be_permitted(self, address: str) -> bool:
        """Whether no no stands: none was said by any address of the person, or an own yes is newer than each."""
        theirs = next(each for each in self.one if address in each)
        noes = [at for said_by, at in self.noes if said_by in theirs]
        own = [at for said_by, at in self.own if said_by in theirs]
        return not noes or bool(own and max(own) > max(noes))

    # How.

    def _give(self, address: str, place: CollectionPointVersion, actor: Actor, back: int) -> Event:
        with acting_as("consent"):
            find_or_create(Address(ContactKind.EMAIL, address))
            point = contact_point(Address(ContactKind.EMAIL, address))
            text = NoticeText.objects.select_related("version").get(version=place.notice_version_id)
            event = give(Yes(text, place, point), self._act(actor, Via.FORM, back), f"{address} {self.at}")
        if actor is Actor.PERSON:
            self.own.append((address, self.at - back * HOUR))
        return event

    def _bring(self, address: str, standing: Standing, back: int) -> None:
        row = says(2, address, standing, Grade.CONFIRMED, self.at - back * HOUR, country="DK")
        imported([row], plan(self.shop.company, self.shop.words, file=f"{address} {self.at}"), self.at)

    def _call(self, path: str, address: str, back: int, **told: object) -> None:
        said = {"person": {"email": address}, "at": (self.at - back * HOUR).isoformat(), **told}
        with mock.patch("jatak.api.door.now", return_value=self.at):
            answer = self.shop.program.post(path, said, key=f"{path} {address} {self.at}")
        assert answer.status_code in (200, 201), answer.content

    def _act(self, actor: Actor, via: Via, back: int) -> Act:
        return Act(actor, via, self.at - back * HOUR, self.at)

    def _point(self, address: str) -> ContactPoint | None:
        with acting_as("consent"):
            return contact_point(Address(ContactKind.EMAIL, address))


def _hash(address: str) -> bytes:
    return keyed_hash_of(ContactKind.EMAIL, address)


ACTS: tuple[Callable[[Play, str, int], None], ...] = (
    Play.sign_up,
    Play.sign_up_to_confirm,
    Play.enter,
    Play.enter_to_confirm,
    Play.confirm,
    Play.bring_yes,
    Play.bring_no,
    Play.call_yes,
    Play.call_staff_yes,
    Play.call_import_yes,
    Play.call_purchase,
    Play.call_no,
    Play.call_channel_no,
    Play.telephone_no,
    Play.merge,
)

__all__ = ["ACTS", "HOUR", "Play", "Shop"]
