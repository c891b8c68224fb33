"""A yes in a form: the person found or entered, the consents given, the letter asked for."""

from dataclasses import dataclass, replace
from typing import Self

from jatak.consent.act import Act
from jatak.consent.already import said_no, stands, waits
from jatak.consent.answer import Showing, Told, region_of
from jatak.consent.channels import carried_by
from jatak.consent.confirming import confirm
from jatak.consent.giving import NothingToGive, Yes, give
from jatak.consent.learning import DECLARED, declared, learn, learn_unproven
from jatak.consent.letter_of import ask_for_letter
from jatak.consent.models import Event, Letter
from jatak.consent.scope import Who
from jatak.people.models import ContactKind, ContactPoint, Person
from jatak.people.register import Address, BelongsToAnother, add_address, contact_point, find_or_create


@dataclass(frozen=True, slots=True)
class _Heard:
    """A yes that is being taken down."""

    showing: Showing
    told: Told
    act: Act
    doubles: bool = True
    proven: bool = False
    """Whether the mailbox is known to be theirs, by a link that was sent there."""

    @property
    def key(self) -> str:
        """By which hearing it twice is once."""
        return str(self.showing.served_id(self.told))

    def about(self, point: ContactPoint) -> Self:
        """The same of one address: whether its yes must be confirmed, since the place wants it or it would lift a no.

        Anybody can type an address; what its owner refused is not taken back by that.
        """
        wanted = self.showing.place.double_opt_in
        return replace(self, doubles=wanted or (not self.proven and said_no(point, self.showing.text.version)))

    def carries(self, kind: str) -> bool:
        """Whether the notice names a channel that such an address carries."""
        return any(channel in carried_by(kind) for channel in self.showing.text.version.channels)


def say_yes(showing: Showing, told: Told, act: Act) -> int | None:
    """Take down the yes of whoever sent a form, whom nobody has proven to be the one whose address it names.

    The letter that was asked for, None where none goes: the same yes stands, or waits for its confirmation.
    """
    heard = _Heard(showing, told, act)
    point = _entered(heard)
    Who(point.person_id).one_at_a_time()
    said, heard = declared(told), heard.about(point)
    if heard.doubles:
        # A country decides which law holds: of somebody who has confirmed nothing it is believed no sooner.
        heard = replace(heard, act=replace(act, particulars={**(act.particulars or {}), DECLARED: said}))
    else:
        learn_unproven(point.person, said, act.at)
    letter = _by_mail(heard, point) if point.kind == ContactKind.EMAIL else None
    _by_telephone(heard, point.person)
    return letter


def say_yes_by_link(showing: Showing, told: Told, act: Act, point: ContactPoint) -> bool:
    """Take down the yes of whoever came by a link in a message to this address, which proves the mailbox, no more.

    Whether a number waits that was typed with it.
    """
    Who(point.person_id).one_at_a_time()
    heard = _Heard(showing, told, act, proven=True).about(point)
    if heard.carries(point.kind) and not stands(point, showing.text.version, act.at):
        given = _given(heard, point, "mailbox")
        if heard.doubles:
            confirm(given.pk, act)
    learn(point.person, declared(told), act.at)
    return _by_telephone(replace(heard, proven=False), point.person)


def _entered(heard: _Heard) -> ContactPoint:
    """The address that was typed, of the person who has it; of two, the mailbox."""
    address = _mailbox(heard) or _telephone(heard)
    if address is None:
        raise NothingToGive("A yes needs an address.", "Type the address to which messages may come.")
    find_or_create(address, language=heard.told.language)
    found = contact_point(address)
    assert found is not None
    return found


def _mailbox(heard: _Heard) -> Address | None:
    wanted = heard.carries(ContactKind.EMAIL) and heard.told.email.strip()
    return Address(ContactKind.EMAIL, heard.told.email) if wanted else None


def _telephone(heard: _Heard) -> Address | None:
    if not heard.carries(ContactKind.TELEPHONE) or not heard.told.telephone.strip():
        return None
    region = region_of(heard.showing.text.version, heard.told.country)
    return Address(ContactKind.TELEPHONE, heard.told.telephone, region)


def _by_mail(heard: _Heard, point: ContactPoint) -> int | None:
    """The letter of the yes; whoever has confirmed is asked nothing again, and nobody is reminded."""
    held = stands(point, heard.showing.text.version, heard.act.at)
    if heard.doubles and _stands_or_waits(heard, point):
        return None
    given = _given(heard, point, "mailbox")
    return None if held else _letter(heard, given, point).pk


def _stands_or_waits(heard: _Heard, point: ContactPoint) -> bool:
    version, at = heard.showing.text.version, heard.act.at
    return stands(point, version, at) or waits(point, version, at)


def _by_telephone(heard: _Heard, person: Person) -> bool:
    """Whether a number waits: it is nobody's proof, and the click in a mail says nothing of it."""
    address = _telephone(heard)
    if address is None:
        return False
    point = _number(person, address)
    heard = heard.about(point)
    if not heard.doubles:
        _given(heard, point, "number")
    elif not _stands_or_waits(heard, point):
        _letter(heard, _given(heard, point, "number"), point)
    return heard.doubles and not stands(point, heard.showing.text.version, heard.act.at)


def _number(person: Person, address: Address) -> ContactPoint:
    """The number as one more address of this person; where it is somebody else's already, it stays theirs."""
    try:
        return add_address(person, address)
    except BelongsToAnother:
        theirs = contact_point(address)
        assert theirs is not None
        return theirs


def _given(heard: _Heard, point: ContactPoint, of: str) -> Event:
    yes = Yes(heard.showing.text, heard.showing.place, point, must_be_confirmed=heard.doubles)
    return give(yes, heard.act, f"{heard.key} {of}")


def _letter(heard: _Heard, given: Event, point: ContactPoint) -> Letter:
    showing = heard.showing
    return ask_for_letter(given, point, showing.text, showing.place, heard.act.at, heard.doubles)
