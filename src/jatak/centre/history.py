"""What was said, in order, in plain words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jatak.centre.yeses import names_of
from jatak.consent.models import Actor, Event, EventKind
from jatak.consent.of_person import event_of, events_of
from jatak.people.merging import numbers_of
from jatak.retention.erasure.let_go import let_go_of

MOST = 200
"""Events on a page; all of them are among one's own data."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said; each name is that of a sentence."""

    event_id: UUID
    at: datetime
    kind: str
    via: str
    by_others: bool
    """Whether staff or a file said it for the person."""
    channels: list[str]
    topic: str
    every_company: bool


def history_of(person_id: int, controller_id: int) -> list[Entry]:
    """What a person said to a company, or to all, the newest first; role consent."""
    numbers = numbers_of(person_id)
    events = events_of(numbers, [controller_id], let_go_of(numbers), None, MOST)
    names = names_of(event.topic_id for event in events if event.topic_id)
    return [_entry(event, names) for event in events]


def one_of(person_id: int, controller_id: int, event_id: UUID) -> Event | None:
    """One of them, None where it is none; role consent."""
    numbers = numbers_of(person_id)
    return event_of(numbers, [controller_id], let_go_of(numbers), event_id)


def _entry(event: Event, names: dict[int, str]) -> Entry:
    survey = event.kind == EventKind.OBJECTED and event.survey
    return Entry(
        event.pk,
        event.at,
        f"{event.kind}_survey" if survey else event.kind,
        event.via,
        event.actor not in (Actor.PERSON, Actor.SYSTEM),
        list(event.channels),
        names.get(event.topic_id or 0, ""),
        event.controller_id is None,
    )
