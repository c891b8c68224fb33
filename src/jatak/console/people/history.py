"""Everything that happened between a person and the operator's companies, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jatak.consent import of_person as told
from jatak.consent.media import VIAS
from jatak.consent.models import Event, EventKind
from jatak.console.people.facts import Known
from jatak.console.people.preferences import heard, numbered, paused
from jatak.console.people.reached import cannot_be_reached, ended_in_words
from jatak.console.people.received import subject_of, texts_of
from jatak.console.people.words import CHANNELS, EVENTS, OBJECTED_TO_SURVEYS, RELATIONS, STATES, TONES
from jatak.customers.of_person import turns_of
from jatak.database.using import acting_as
from jatak.delivery.models.messages import State
from jatak.delivery.of_person import messages_of
from jatak.people.cursor import Cursor, Source

SIZE = 20

TONES_OF_EVENTS = {EventKind.GIVEN: "yes", EventKind.CONFIRMED: "yes", EventKind.STAYED: "yes"}


@dataclass(frozen=True)
class Entry:
    """One thing that happened, with the way to its evidence."""

    cursor: Cursor
    what: "str | Promise"
    company: str
    about: "str | Promise" = ""
    link: str = ""
    tone: str = "no"

    @property
    def at(self) -> datetime:
        """When."""
        return self.cursor.at


@dataclass(frozen=True)
class Stretch:
    """A page of the history."""

    entries: list[Entry]
    next: Cursor | None


def history(known: Known, cursor: Cursor | None, size: int = SIZE) -> Stretch:
    """The entries after a cursor, of every source, in one order."""
    every = [*_said(known, cursor, size + 1), *_became(known, cursor, size + 1), *_sent(known, cursor, size + 1)]
    few = (*_restricted(known), *_reached(known), *_preferred(known))
    every += [each for each in few if _follows(each.cursor, cursor)]
    found = nlargest(size + 1, every, key=lambda entry: _place(entry.cursor))
    more = len(found) > size
    return Stretch(found[:size], found[size - 1].cursor if more else None)


def _said(known: Known, cursor: Cursor | None, limit: int) -> Iterator[Entry]:
    sight = known.sight
    with acting_as("consent"):
        events = told.events_of(sight.whole.numbers, sight.ids, sight.let_go, cursor, limit)
    for event in events:
        link = reverse("person_event", args=[known.id, event.pk])
        tone = TONES_OF_EVENTS.get(EventKind(event.kind), "no")
        place, company = Cursor(event.at, Source.EVENT, str(event.pk)), sight.company(event.controller_id)
        yield Entry(place, event_in_words(event), company, _via(event), link, tone)


def event_in_words(event: Event) -> "str | Promise":
    """What was said."""
    return OBJECTED_TO_SURVEYS if event.survey and event.kind == EventKind.OBJECTED else EVENTS[event.kind]


def _via(event: Event) -> str:
    channels = ", ".join(str(CHANNELS.get(each, each)) for each in event.channels)
    heard = str(VIAS.get(event.via, event.via))
    return _("%(channels)s; by %(via)s") % {"channels": channels, "via": heard} if channels else heard


def _became(known: Known, cursor: Cursor | None, limit: int) -> Iterator[Entry]:
    for turn in turns_of(known.relations, cursor, limit):
        link = reverse("person_relation", args=[known.id, turn.relation.pk])
        kind = RELATIONS.get(turn.relation.kind, "")
        what = {
            Source.RELATION: kind,
            Source.RELATION_END: _("%(kind)s ended") % {"kind": kind},
            Source.RELATION_BACK: _("%(kind)s taken back") % {"kind": kind},
        }[turn.source]
        company = known.sight.company(turn.relation.controller_id)
        place = Cursor(turn.at, turn.source, str(turn.relation.pk))
        yield Entry(place, what, company, turn.relation.external_key, link)


def _sent(known: Known, cursor: Cursor | None, limit: int) -> Iterator[Entry]:
    messages = messages_of(known.id, known.sight.ids, cursor, limit)
    texts, name = texts_of(messages, known.sight.person.language), known.sight.person.name
    for message in messages:
        link = reverse("person_message", args=[known.id, message.id])
        place = Cursor(message.created_at, Source.MESSAGE, str(message.id))
        subject = subject_of(texts.get(message.id), name)
        what = _("Message “%(subject)s”") % {"subject": subject} if subject else _("Message")
        company, tone = known.sight.company(message.controller_id), TONES.get(State(message.state), "look")
        yield Entry(place, what, company, STATES[message.state], link, tone)


def _restricted(known: Known) -> Iterator[Entry]:
    for each in known.restrictions:
        every, reason = known.sight.company(None), known.reason_of(each)
        yield Entry(Cursor(each.begun_at, Source.RESTRICTION, str(each.pk)), _("Processing restricted"), every, reason)
        if each.ended_at:
            place = Cursor(each.ended_at, Source.RESTRICTION_END, str(each.pk))
            yield Entry(place, _("Restriction ended"), every, reason, tone="yes")


def _reached(known: Known) -> Iterator[Entry]:
    """Of the addresses that are shown."""
    addresses = {point.pk: point.address for point in known.points}
    for each in known.unreachable:
        link = reverse("person_address", args=[known.id, each.contact_point_id])
        place, at = Cursor(each.since, Source.UNREACHABLE, str(each.pk)), addresses[each.contact_point_id]
        yield Entry(place, _("Address cannot be reached"), at, cannot_be_reached(each), link)
        if each.ended_at:
            place = Cursor(each.ended_at, Source.UNREACHABLE_END, str(each.pk))
            yield Entry(place, _("Address is in order again"), at, ended_in_words(each), link, "yes")


def _preferred(known: Known) -> Iterator[Entry]:
    for pause in known.pauses:
        company, about = known.sight.company(pause.controller_id), f"{paused(pause, known)} {heard(pause.via)}"
        yield Entry(Cursor(pause.begun_at, Source.PAUSE, str(pause.pk)), _("Paused"), company, about)
        if pause.ended_at:
            place = Cursor(pause.ended_at, Source.PAUSE_END, str(pause.pk))
            yield Entry(place, _("Pause ended"), company, heard(pause.ended_via), tone="yes")
    for number in known.numbers:
        company, about = known.sight.company(number.controller_id), f"{numbered(number, known)} {heard(number.via)}"
        place = Cursor(number.chosen_at, Source.NUMBER, str(number.pk))
        yield Entry(place, _("A number of their own"), company, about)
        if number.ended_at:
            place = Cursor(number.ended_at, Source.NUMBER_END, str(number.pk))
            yield Entry(place, _("The number holds no more"), company, heard(number.ended_via), tone="yes")


def _place(cursor: Cursor) -> tuple[datetime, int, int | str]:
    return cursor.at, -cursor.source, cursor.id if cursor.source is Source.EVENT else int(cursor.id)


def _follows(place: Cursor, cursor: Cursor | None) -> bool:
    if cursor is None or place[:2] == cursor[:2]:
        return cursor is None or _place(place) < _place(cursor)
    return (place.at, -place.source) < (cursor.at, -cursor.source)
