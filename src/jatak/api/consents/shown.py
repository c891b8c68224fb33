"""Consents as they are answered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from jatak.api.people.permissions import confirmation
from jatak.consent.models import Event, Record
from jatak.people.merging import kept_as


class CoveredChannel(Schema):
    """What the yes covers."""

    channel: str
    confirmation: str = Field(description="confirmed, waiting or not_needed")
    ended_at: datetime | None


class GivenConsent(Schema):
    """A yes as it stands in the ledger."""

    id: UUID
    person: int
    at: datetime
    recorded_at: datetime
    said_by: str
    channels: list[CoveredChannel]


def consent(event: Event) -> dict[str, Any]:
    """One event of a yes, with what became of it."""
    who = event.person_id or 0
    records = Record.objects.filter(event=event, controller=event.controller_id or 0).order_by("channel")
    return {
        "id": event.pk,
        "person": kept_as(who) or who,
        "at": event.at,
        "recorded_at": event.recorded_at,
        "said_by": event.actor,
        "channels": [
            {"channel": each.channel, "confirmation": confirmation(each), "ended_at": each.ended_at} for each in records
        ],
    }
