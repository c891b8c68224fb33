"""The entry of the log that an event commits to: plain values that anyone can write down again."""

import uuid
from datetime import UTC, datetime
from typing import Any

from jatak.base.hashing import commitment
from jatak.consent.models import Event

# Ids are text: RFC 8785 writes numbers as a browser would, and beyond 2^53 that loses digits.
Entry = dict[str, str | bool | list[str] | None]


def entry(event: Event) -> Entry:
    """All that an event says, but for its own salt and commitment; what was served is said where something was."""
    served = {} if event.served_id is None else {"served": str(event.served_id)}
    return served | {
        "id": str(event.id),
        "kind": str(event.kind),
        "at": _instant(event.at),
        "recorded_at": _instant(event.recorded_at),
        "person": _id(event.person_id),
        "address_hash": _hex(event.address_hash),
        "controller": _id(event.controller_id),
        "notice_text": _id(event.notice_text_id),
        "collection_point_version": _id(event.collection_point_version_id),
        "channels": [str(channel) for channel in event.channels],
        "topic": _id(event.topic_id),
        "brand": _id(event.brand_id),
        "survey": event.survey,
        "about": _id(event.about_id),
        "actor": str(event.actor),
        "via": str(event.via),
        "message": _id(event.message_id),
        "particulars_commitment": _hex(event.particulars_commitment),
    }


def commitment_of(event: Event) -> bytes:
    """What the commitment of an event must be: SHA-256 over its salt and its canonical entry."""
    return commitment(bytes(event.salt), entry(event))


def particulars_commitment_of(salt: bytes, data: dict[str, Any]) -> bytes:
    """What the commitment of particulars must be: SHA-256 over their own salt and their canonical JSON."""
    return commitment(salt, data)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _id(value: int | uuid.UUID | None) -> str | None:
    return None if value is None else str(value)


def _hex(value: bytes | memoryview | None) -> str | None:
    return None if value is None else bytes(value).hex()
