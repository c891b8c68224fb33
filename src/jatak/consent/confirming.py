"""Confirming a yes: the second step of a double opt-in."""

import uuid

from jatak.base.errors import UsageError
from jatak.consent.act import Act
from jatak.consent.ledger import append
from jatak.consent.models import Actor, Event, EventKind, Record
from jatak.database.using import atomic
from jatak.people.own_acts import Did, OwnAct, note
from jatak.people.reachability import OWN_ACT, reached

# What a confirmation says again of the yes that it confirms.
REPEATED = (
    "person_id",
    "address_hash",
    "controller_id",
    "notice_text_id",
    "collection_point_version_id",
    "channels",
    "topic_id",
)


class NothingToConfirm(UsageError):
    """No yes of this id waits for a confirmation, or somebody else tried to give it."""


def confirm(given_id: uuid.UUID, act: Act) -> Event:
    """Confirm a consent; the first time counts, a repeat returns the same event, and nothing takes it back to open.

    A yes that was taken back before it was confirmed stays taken back.
    """
    if act.actor not in (Actor.PERSON, Actor.IMPORT):
        raise NothingToConfirm("Only the person confirms.", "Send the request for confirmation again.")
    with atomic():
        given = Event.objects.filter(pk=given_id, kind=EventKind.GIVEN).first()
        if given is None or given.person_id is None:
            raise NothingToConfirm("There is no yes of this id.", "Name the event of the sign-up.")
        list(Record.objects.select_for_update().filter(event=given))  # Two clicks at once are one.
        earlier = Event.objects.filter(kind=EventKind.CONFIRMED, person_id=given.person_id, about=given).first()
        return earlier or _confirmed(given, act)


def _confirmed(given: Event, act: Act) -> Event:
    said = {name: getattr(given, name) for name in REPEATED} | {"about_id": given.pk}
    event, _ = append(EventKind.CONFIRMED, act, said, str(given.pk))
    Record.objects.filter(event=given, confirmed_at=None).update(confirmed_at=event.at)
    if act.own and given.person_id is not None:
        Record.objects.filter(event=given, own_at=None).update(own_at=event.at)
        made = list(Record.objects.filter(event=given).values_list("controller_id", "contact_point_id"))
        own = OwnAct(Did.CONFIRMED, act.at, act.recorded_at, f"event {event.pk}")
        note(given.person_id, {company for company, _ in made}, own)
        for point in {point for _, point in made}:
            reached(point, act.since, OWN_ACT)
    return event
