"""Whom a clock concerns, and when: the same list for a dry run, for the calendar and for the run itself."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from jatak.database.using import acting_as, atomic, connection
from jatak.retention.clocks.asking import SQL, values
from jatak.retention.clocks.clock import Clock

AT_ONCE = 2000
COUNTED = "SELECT controller_id, count(*), count(DISTINCT person_id) FROM ({found}) AS found GROUP BY controller_id"
LIVE = "SELECT controller_id FROM consent.consent_record WHERE ended_at IS NULL"
STANDING = {
    Clock.UNUSED: LIVE,
    Clock.INACTIVITY: LIVE,
    Clock.PROOF: """
        SELECT controller_id FROM consent.consent_record WHERE ended_at IS NOT NULL
        UNION ALL SELECT controller_id FROM delivery_message
        WHERE consent_event_id IS NULL AND person_id > 0 GROUP BY controller_id, person_id
    """,
}
"""Of what those that are due are a share: a row each."""


class Found(NamedTuple):
    """One thing that is due: a consent by one company and channel, the proof of one, a window, a sign-up.

    Of proof also, without an event, what a company sent to a person on no consent.
    """

    id: int | None
    event_id: UUID | None
    person_id: int
    controller_id: int
    channel: str | None
    began_at: datetime
    """From when the months count."""
    due_at: datetime
    months: int | None
    country: str
    """By whose law, empty where it is not known."""


class Counted(NamedTuple):
    """How many things of one company, and how many people they belong to."""

    things: int
    people: int


def found(clock: Clock, at: datetime, until: datetime, company: int | None = None) -> Iterator[Found]:
    """Everything that is due by an instant, what is overdue included, row by row."""
    asked = values(clock, at, until, company)
    with acting_as("retention"), atomic(), connection().chunked_cursor() as cursor:
        cursor.execute(SQL[clock], asked)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(Found._make, rows)


def counted(clock: Clock, at: datetime, until: datetime, company: int | None = None) -> dict[int, Counted]:
    """How many things are due by an instant, by company."""
    rows = _rows(COUNTED.format(found=SQL[clock]), values(clock, at, until, company))
    return {controller: Counted(things, people) for controller, things, people in rows}


def standing(clock: Clock) -> dict[int, int]:
    """Of how many the due ones are a share, by company."""
    sql = f"SELECT controller_id, count(*) FROM ({STANDING[clock]}) AS standing GROUP BY controller_id"
    return dict(_rows(sql, {}))


def _rows(sql: str, asked: Any) -> list[Any]:
    with acting_as("retention"), connection().cursor() as cursor:
        cursor.execute(sql, asked or None)
        return list(cursor.fetchall())
