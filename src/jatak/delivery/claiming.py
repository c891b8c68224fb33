"""Claiming a batch: taking a lease and gathering again in the same statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from jatak.clearance.decider import Candidate
from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.delivery.claimed import Claimed
from jatak.delivery.consignment import Consignment, Sort, rulebook
from jatak.delivery.pace import Pace

SQL = statements("jatak.delivery.sql", "claiming.sql")
OWN_COLUMNS = 9


@dataclass(frozen=True)
class Batch:
    """Messages of one consignment that one worker holds."""

    name: str
    """Different for every batch, so that a lease that was taken over is noticed."""
    of: Consignment
    at: datetime
    messages: list[Claimed]


def claim(name: str, now: datetime, pace: Pace) -> Batch | None:
    """Claim the next batch, service first; None when nothing is due."""
    with atomic():
        sort = _next(now)
        if sort is None:
            return None
        of = Consignment.load(sort)
        with connection().cursor() as cursor:
            cursor.execute(SQL["claim"], _parameters(name, of, now, pace))
            return Batch(name, of, now, _messages(cursor.fetchall()))


def next_due() -> datetime | None:
    """When something that waits is due, None when nothing waits."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["next_due"])
        row = cursor.fetchone()
    return row[0] if row else None


def _next(now: datetime) -> Sort | None:
    with connection().cursor() as cursor:
        for marketing in (False, True):
            cursor.execute(SQL["next"], {"marketing": marketing, "now": now})
            if row := cursor.fetchone():
                return Sort(*row)
    return None


def _parameters(name: str, of: Consignment, now: datetime, pace: Pace) -> dict[str, Any]:
    return {
        "marketing": of.sort.marketing,
        "campaign_id": of.sort.campaign_id,
        "template_version_id": of.sort.template_version_id,
        "topic_id": of.sort.topic_id,
        "now": now,
        "limit": pace.batch,
        "batch": name,
        "lease_until": now + pace.lease,
        "question": Jsonb(of.request(now).asked(rulebook(now))),
    }


def _messages(rows: Sequence[tuple[Any, ...]]) -> list[Claimed]:
    """One message per id; a candidate about another address of the person is none for this one."""
    found: dict[int, Claimed] = {}
    for row in rows:
        own, candidate = row[:OWN_COLUMNS], row[OWN_COLUMNS:]
        created_at, number, person_id, point, attempts, name, language, address, keyed_hash = own
        message = found.get(number)
        if message is None:
            message = found[number] = Claimed(
                created_at,
                number,
                person_id,
                point,
                attempts,
                name or "",
                language or "",
                address or "",
                bytes(keyed_hash or b""),
            )
        gathered = Candidate(person_id, *candidate)
        if gathered.person_word is not None and gathered.contact_point_id in (None, point):
            message.candidates.append(gathered)
    return list(found.values())
