"""Consents that end by themselves, many at once: an event each on the day on which it was due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from jatak.base.hashing import new_salt
from jatak.consent.entry import commitment_of, particulars_commitment_of
from jatak.consent.ledger import named
from jatak.consent.models import Actor, Event, EventKind, Via
from jatak.database.home import secret
from jatak.database.statements import statements
from jatak.database.using import atomic, connection

SQL = statements("jatak.consent", "lapsing.sql")


@dataclass(frozen=True, slots=True)
class Lapsing:
    """One consent that is due, by one company and channel."""

    record_id: int
    given_id: UUID
    """The event by which it was given."""
    person_id: int
    controller_id: int
    channel: str
    due_at: datetime
    why: Mapping[str, Any]
    """Which clock ended it, after how many months, and whose limit that is; kept as particulars."""


def lapse(due: Iterable[Lapsing], recorded_at: datetime) -> int:
    """Record that these ended, each at its `due_at` although it is recorded later; how many.

    The caller holds their rows, none of which has ended. Nothing revives one: a new yes is a new consent. Role consent.
    """
    every = list(due)
    if not every:
        return 0
    key = secret("keyed-hash")
    written = [_event(each, recorded_at, key) for each in every]
    ended: dict[str, Any] = {
        "at": recorded_at,
        "records": [each.record_id for each in every],
        "events": [event.pk for event, _, _ in written],
        "due": [each.due_at for each in every],
    }
    with atomic(), connection().cursor() as cursor:
        _copy(cursor, "events", (_row(event) for event, _, _ in written))
        _copy(cursor, "particulars", ((event.pk, salt, Jsonb(said)) for event, salt, said in written))
        cursor.execute(SQL["end"], ended)
    return len(every)


def _copy(cursor: Any, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(SQL[name]) as copy:
        for row in rows:
            copy.write_row(row)


def _row(event: Event) -> tuple[Any, ...]:
    """In the order of the columns in `lapsing.sql`."""
    what = (event.pk, str(event.kind), event.at, event.recorded_at, event.person_id, event.controller_id)
    how = (event.channels, event.survey, event.about_id, str(event.actor), str(event.via))
    return (*what, *how, event.salt, event.commitment, event.particulars_commitment)


def _event(of: Lapsing, recorded_at: datetime, key: bytes) -> tuple[Event, bytes, dict[str, Any]]:
    """With salt and data of its particulars. The id follows from the consent, so that it can lapse once only."""
    name = f"{of.given_id} {of.controller_id} {of.channel}"
    event = Event(
        id=UUID(bytes=named(key, EventKind.LAPSED, name)),
        kind=EventKind.LAPSED,
        at=of.due_at,
        recorded_at=recorded_at,
        person_id=of.person_id,
        controller_id=of.controller_id,
        channels=[of.channel],
        about_id=of.given_id,
        actor=Actor.SYSTEM,
        via=Via.CLOCK,
    )
    salt, said = new_salt(), dict(of.why)
    event.particulars_commitment = particulars_commitment_of(salt, said)
    event.salt = new_salt()
    event.commitment = commitment_of(event)
    return event, salt, said
