"""Each yes that stands or waits, and how we know of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from jatak.centre.parts import Said
from jatak.consent.asked import asked_at
from jatak.consent.models import Actor, Event, Picture, Record
from jatak.consent.proof import proof_of
from jatak.people.models import Topic
from jatak.signup.words import Piece, paragraphs


@dataclass(slots=True)
class Yes:
    """One yes that stands, or waits to be confirmed."""

    event_id: UUID
    at: datetime
    day_known: bool
    waits: bool
    confirmed_at: datetime | None
    by_others: bool
    """Whether staff or a file entered it."""
    via: str
    place: str
    words: list[list[Piece]]
    withdrawal: list[list[Piece]]
    language: str
    benefit: list[list[Piece]]
    terms: list[list[Piece]]
    benefit_ends: bool
    pictures: list[Picture]
    channels: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)


def yeses_of(said: Said) -> list[Yes]:
    """One card an event, with every channel that it gave, the newest first; role consent."""
    live = [record for record in said.records if record.ended_at is None]
    events = Event.objects.in_bulk({record.event_id for record in live})
    names = names_of(topic for record in live for topic in record.topics)
    found: dict[UUID, Yes] = {}
    for record in live:
        card = found.get(record.event_id) or _yes(record, events[record.event_id], names)
        found[record.event_id] = card
        card.channels.append(record.channel)
    return list(found.values())


def names_of(topics: Iterable[int]) -> dict[int, str]:
    """The names of topics."""
    return dict(Topic.objects.filter(pk__in=set(topics)).values_list("pk", "name"))


def _yes(record: Record, event: Event, names: dict[int, str]) -> Yes:
    text = record.notice_text
    return Yes(
        event_id=event.pk,
        at=record.given_at,
        day_known=record.day_known,
        waits=record.needs_confirmation and record.confirmed_at is None,
        confirmed_at=record.confirmed_at,
        by_others=event.actor != Actor.PERSON,
        via=event.via,
        place=str(record.collection_point_version.point),
        words=paragraphs(text.words),
        withdrawal=paragraphs(text.withdrawal_words),
        language=text.language,
        benefit=paragraphs(text.benefit),
        terms=paragraphs(text.terms),
        benefit_ends=text.version.benefit_ends,
        pictures=pictures_of(event),
        topics=sorted(names[topic] for topic in record.topics if topic in names),
    )


def pictures_of(event: Event) -> list[Picture]:
    """What the form looked like, one picture a device, where there is one."""
    looks = proof_of(event, asked_at(event)).looks
    return [look.picture for look in looks if look.picture is not None]
