"""What somebody said to one company, as they see it themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from jatak.consent.models import Objection, Record
from jatak.consent.of_person import consents_of, objections_of
from jatak.people.models import Topic
from jatak.signup.words import Piece, paragraphs


@dataclass(slots=True)
class Yes:
    """One yes that stands, or waits to be confirmed."""

    at: datetime
    waits: bool
    place: str
    words: list[list[Piece]]
    withdrawal: list[list[Piece]]
    language: str
    benefit: list[list[Piece]]
    terms: list[list[Piece]]
    benefit_ends: bool
    channels: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class No:
    """One no that stands."""

    at: datetime
    channel: str
    topic: str


@dataclass(frozen=True, slots=True)
class Said:
    """All of it, and the records behind."""

    yes: list[Yes]
    no: list[No]
    records: list[Record]
    objections: list[Objection]


def said_to(controller_id: int, person_id: int) -> Said:
    """What stands between a person and a company; role consent."""
    records = consents_of(person_id, [controller_id])
    objections = objections_of(person_id, [controller_id])
    live = [record for record in records if record.ended_at is None]
    names = dict(
        Topic.objects.filter(pk__in={topic for each in live for topic in each.topics}).values_list("pk", "name")
    )
    return Said(_grouped(live, names), _nos(objections), records, objections)


def _grouped(live: list[Record], names: dict[int, str]) -> list[Yes]:
    """One card an event, with every channel that it gave."""
    found: dict[object, Yes] = {}
    for record in live:
        card = found.setdefault(record.event_id, _yes(record, names))
        card.channels.append(record.channel)
    return list(found.values())


def _yes(record: Record, names: dict[int, str]) -> Yes:
    text = record.notice_text
    return Yes(
        at=record.given_at,
        waits=record.needs_confirmation and record.confirmed_at is None,
        place=str(record.collection_point_version.point),
        words=paragraphs(text.words),
        withdrawal=paragraphs(text.withdrawal_words),
        language=text.language,
        benefit=paragraphs(text.benefit),
        terms=paragraphs(text.terms),
        benefit_ends=text.version.benefit_ends,
        topics=sorted(names[topic] for topic in record.topics if topic in names),
    )


def _nos(objections: Iterable[Objection]) -> list[No]:
    """Each no to marketing once; leaving a company says it of surveys beside."""
    every = [
        No(each.at, each.channel or "", each.topic.name if each.topic else "") for each in objections if not each.survey
    ]
    return list(dict.fromkeys(every))
