"""A receipt of one yes: what was asked, where and when, of whom, and what became of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from jatak.centre.door import Door
from jatak.centre.yeses import names_of
from jatak.consent.asked import Asked, asked_at
from jatak.consent.entry import entry
from jatak.consent.models import Event, EventKind, NoticeController, Record
from jatak.consent.of_person import event_of
from jatak.database.using import acting_as
from jatak.people.models import Controller

WRITTEN_AS = "jatak-receipt-1"
"""The shape of the data."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One yes with its words."""

    event: Event
    asked: Asked
    companies: list[Controller]
    """Whom the words name, the one that asked first."""
    topics: list[str]
    confirmed_at: datetime | None
    ended_at: datetime | None


def receipt_of(door: Door, event_id: UUID) -> Receipt | None:
    """The receipt of a yes that this person gave this company; None for anything else."""
    if door.person_id is None:
        return None
    with acting_as("consent"):
        event = event_of(door.person_id, [door.company.pk], event_id)
        if event is None or event.kind != EventKind.GIVEN:
            return None
        asked = asked_at(event)
        if asked.text is None:
            return None
        records = list(Record.objects.filter(event=event, person=door.person_id, controller=door.company))
        topics = names_of({topic for record in records for topic in record.topics})
        return Receipt(event, asked, _companies(asked, door), sorted(topics.values()), *_became(records))


def as_data(receipt: Receipt, fresh: bool) -> dict[str, Any]:
    """The receipt for programs; what the log commits to is in it for who proves that the mailbox is theirs."""
    event, text = receipt.event, receipt.asked.text
    assert text is not None
    said = {name: getattr(text, name) for name in ("headline", "words", "withdrawal_words", "benefit", "terms")}
    committed = {"entry": entry(event), "salt": bytes(event.salt).hex()} if fresh else {}
    return {
        "format": WRITTEN_AS,
        "receipt": str(event.pk),
        "given_at": _instant(event.at),
        "confirmed_at": _instant(receipt.confirmed_at),
        "ended_at": _instant(receipt.ended_at),
        "controllers": [_named(company) for company in receipt.companies],
        "purpose": text.version.purpose,
        "channels": list(event.channels),
        "topics": receipt.topics,
        "by": event.actor,
        "medium": event.via,
        "place": str(receipt.asked.place.point) if receipt.asked.place else None,
        "notice": {
            "language": text.language,
            "version": text.version.label,
            "sha256": bytes(text.sha256).hex(),
            **said,
        },
        "commitment": bytes(event.commitment).hex(),
        **committed,
    }


def _companies(asked: Asked, door: Door) -> list[Controller]:
    assert asked.text is not None
    named = NoticeController.objects.filter(version=asked.text.version_id).values("controller")
    return sorted(Controller.objects.filter(pk__in=named), key=lambda each: (each != door.company, each.name))


def _became(records: list[Record]) -> tuple[datetime | None, datetime | None]:
    confirmed = max((each.confirmed_at for each in records if each.confirmed_at), default=None)
    ended = [each.ended_at for each in records]
    return confirmed, max((each for each in ended if each), default=None) if all(ended) else None


def _named(company: Controller) -> dict[str, str]:
    parts = ("name", "legal_name", "postal_address", "registration_number", "contact")
    return {part: getattr(company, part) for part in parts}


def _instant(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
