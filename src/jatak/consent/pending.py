"""A yes that waits for its confirmation, found by the request that was sent; and confirming it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jatak.consent.act import Act
from jatak.consent.asked import asked_at
from jatak.consent.confirming import confirm
from jatak.consent.learning import learn_confirmed
from jatak.consent.models import (
    CollectionPointVersion,
    Event,
    EventKind,
    Letter,
    LetterKind,
    NoticeText,
    Record,
)
from jatak.consent.served import count_confirmed
from jatak.database.using import atomic
from jatak.people.models import ContactPoint


class State(StrEnum):
    """How a yes stands that was to be confirmed."""

    WAITS = "waits"
    CONFIRMED = "confirmed"
    LEFT = "left"
    """Taken back since, before or after it was confirmed."""
    OVER = "over"
    """Not confirmed in time, and forgotten."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A yes and the words to which it was said."""

    letter: Letter
    given: Event
    text: NoticeText
    place: CollectionPointVersion
    state: State


def pending(message_id: int, at: datetime) -> Pending | None:
    """What a request asked to confirm; None where nothing of it is left. Role consent."""
    letters = Letter.objects.select_related("event", "controller")
    letter = letters.filter(message_id=message_id, kind=LetterKind.CONFIRM).first()
    if letter is None:
        return None
    given = letter.event
    asked = asked_at(given)
    if asked.text is None or asked.place is None:
        return None
    return Pending(letter, given, asked.text, asked.place, _state(letter, given, at))


def confirm_pending(asked: Pending, act: Act) -> State:
    """Confirm what waits, verify the address and learn what was typed with it; again is harmless."""
    with atomic():
        list(Record.objects.select_for_update().filter(event=asked.given))  # Two clicks at once are one.
        state = _state(asked.letter, asked.given, act.at)
        if state is not State.WAITS:
            return state
        confirm(asked.given.pk, act)
        # The click proves the mailbox that the request went to, and no other address of the person.
        proven = ContactPoint.objects.filter(keyed_hash=asked.given.address_hash, person=asked.given.person_id)
        proven.filter(verified_at=None).update(verified_at=act.at)
        learn_confirmed(asked.given, act.at)
        count_confirmed(asked.place.pk, asked.given.pk, act.at)
        return State.CONFIRMED


def _state(letter: Letter, given: Event, at: datetime) -> State:
    records = list(Record.objects.filter(event=given))
    if any(record.ended_at is None for record in records):
        if Event.objects.filter(kind=EventKind.CONFIRMED, person_id=given.person_id, about=given).exists():
            return State.CONFIRMED
        over = letter.forgotten_at is not None or (letter.ends_at is not None and letter.ends_at <= at)
        return State.OVER if over else State.WAITS
    return State.LEFT if records else State.OVER
