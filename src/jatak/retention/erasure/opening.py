"""Reading what is locked: for an authority or a claim, with a reason that is kept, and never by a page in passing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from jatak.base.errors import UsageError
from jatak.consent.models import Event
from jatak.database.using import acting_as, atomic
from jatak.retention.models import Kind, Locked, Opening

INSTANTS = ("at", "recorded_at")
HASHES = ("address_hash", "salt", "commitment", "particulars_commitment")


class NoReason(UsageError):
    """What is locked is opened for a reason, which is kept."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was locked of one person."""

    events: list[Event]
    """As the ledger had them: their commitments are computed anew from them."""
    leaves: dict[UUID, int]
    """Where in the log each of them is."""
    relations: list[dict[str, Any]]
    papers: list[Locked]
    people: list[int]
    """The numbers that messages carry."""
    locked: list[Locked]
    """Each row, with its law and its day."""


def open_locked(erasure_id: UUID, by: str, reason: str, at: datetime, controller_id: int | None = None) -> Opened:
    """Read what is locked of one erasure, or of it what one company must prove, and keep who did it and why.

    As the role retention, which it takes by itself. Raises NoReason.
    """
    if not reason.strip():
        raise NoReason("Nobody knows later why this was opened.", "Give a reason.")
    with acting_as("retention"), atomic():
        Opening.objects.create(erasure_id=erasure_id, at=at, by=by, reason=reason.strip())
        every = Locked.objects.filter(erasure=erasure_id).order_by("pk")
        rows = list(every if controller_id is None else every.filter(controller_id=controller_id))
    return Opened(
        [_event(row.content) for row in rows if row.kind == Kind.EVENT],
        {UUID(row.ref): row.leaf for row in rows if row.leaf is not None},
        [row.content for row in rows if row.kind == Kind.RELATION],
        [row for row in rows if row.kind == Kind.PAPER],
        sorted({int(row.ref) for row in rows if row.kind == Kind.MESSAGES}),
        rows,
    )


def _event(content: dict[str, Any]) -> Event:
    """The row as PostgreSQL wrote it into JSON, as it was."""
    values = dict(content)
    values |= {name: parse_datetime(values[name]) for name in INSTANTS}
    values |= {name: bytes.fromhex(values[name][2:]) for name in HASHES if values[name] is not None}
    values |= {name: UUID(values[name]) for name in ("id", "about_id", "served_id") if values[name] is not None}
    columns = {field.attname for field in Event._meta.concrete_fields}
    return Event(**{name: value for name, value in values.items() if name in columns})
