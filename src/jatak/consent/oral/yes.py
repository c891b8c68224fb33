"""A yes that staff heard: the person found or entered, the consents given, a letter asked for."""

from datetime import datetime, timedelta

from jatak.consent.act import Act
from jatak.consent.already import stands, waits
from jatak.consent.answer import region_of
from jatak.consent.channels import carried_by
from jatak.consent.giving import NothingToGive, Yes, give
from jatak.consent.kept import policy_of
from jatak.consent.learning import declared, learn_unproven
from jatak.consent.models import Answer, Event, Letter, LetterKind
from jatak.consent.oral.heard import Heard, TakenDown
from jatak.consent.scope import Who
from jatak.consent.standing_no import said_no_at
from jatak.people.models import ContactKind, ContactPoint, Person
from jatak.people.register import Address, BelongsToAnother, add_address, contact_point, find_or_create


def say_yes(heard: Heard, act: Act) -> TakenDown:
    """Take it down; where the person has said no themself, or the place wants it, a letter asks them to confirm."""
    addresses = _addresses(heard)
    if not addresses:
        raise NothingToGive("A yes needs an address.", "Type the address to which messages may come.")
    person = find_or_create(addresses[0], name=heard.told.name.strip(), language=heard.told.language)
    Who(person.pk).one_at_a_time()
    learn_unproven(person, declared(heard.told), act.at)
    no_at = said_no_at(person.pk, heard.showing.place.point.controller_id, heard.showing.text.version.channels)
    confirms = heard.showing.place.double_opt_in or no_at is not None
    if confirms and addresses[0].kind != ContactKind.EMAIL:
        raise NothingToGive("This yes must be confirmed from a mailbox.", "Type the e-mail address, too.")
    points = [_point(person, each) for each in addresses]
    events = [_given(heard, act, each) for each in points if not (confirms and _known(each, heard, no_at))]
    letters = [_letter(heard, each, person, confirms) for each in (events if confirms else events[:1])]
    return TakenDown(
        Answer.YES,
        person_id=person.pk,
        events=events,
        letter_id=letters[0].pk if letters else None,
        letter=LetterKind(letters[0].kind) if letters else None,
        said_no_at=no_at,
    )


def _addresses(heard: Heard) -> list[Address]:
    """Mailbox and number, each where it was typed and the words name a channel that reaches it."""
    told, channels = heard.told, set(heard.showing.text.version.channels)
    typed = (
        Address(ContactKind.EMAIL, told.email),
        Address(ContactKind.TELEPHONE, told.telephone, region_of(heard.showing.text.version, told.country)),
    )
    return [each for each in typed if each.written.strip() and channels & set(carried_by(each.kind))]


def _point(person: Person, address: Address) -> ContactPoint:
    """One more address of this person; where it is somebody else's already, it stays theirs."""
    try:
        return add_address(person, address)
    except BelongsToAnother:
        theirs = contact_point(address)
        assert theirs is not None
        return theirs


def _known(point: ContactPoint, heard: Heard, no_at: datetime | None) -> bool:
    """Whether the same stands, or waits to be confirmed: nobody is reminded."""
    version = heard.showing.text.version
    return waits(point, version, heard.heard_at) or (no_at is None and stands(point, version, heard.heard_at))


def _given(heard: Heard, act: Act, point: ContactPoint) -> Event:
    key = f"{heard.showing.served_id(heard.told)} {point.kind}"
    return give(Yes(heard.showing.text, heard.showing.place, point), act, key)


def _letter(heard: Heard, event: Event, person: Person, confirms: bool) -> Letter:
    point = heard.showing.place.point
    ends_at = heard.heard_at + timedelta(days=policy_of(point.controller_id).pending_days)
    letter, _ = Letter.objects.get_or_create(
        event=event,
        kind=LetterKind.CONFIRM if confirms else LetterKind.FOLLOW_UP,
        defaults={
            "controller_id": point.controller_id,
            "person_id": event.person_id or person.pk,
            "language": heard.showing.text.language,
            "asked_at": heard.heard_at,
            "ends_at": ends_at if confirms else None,
        },
    )
    return letter
