"""A receipt of one yes: what was asked, where and when, of whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from jatak.centre.door import Door
from jatak.centre.history import one_of
from jatak.centre.yeses import names_of
from jatak.consent.asked import Asked, asked_at
from jatak.consent.models import Event, EventKind, NoticeController, Record
from jatak.database.using import acting_as
from jatak.people.models import Controller
from jatak.receipts.gathering.of_person import receipt_of as records_of
from jatak.receipts.issuing import issued
from jatak.receipts.record.record import Receipt as Signable


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
    signable: Signable | None
    """The same after ISO/IEC TS 27560, whole or not; None where this company keeps no record of it."""


def receipt_of(door: Door, event_id: UUID, at: datetime) -> Receipt | None:
    """The receipt of a yes that this person gave this company; None for anything else."""
    if door.person_id is None:
        return None
    with acting_as("consent"):
        event = one_of(door.person_id, door.company.pk, event_id)
        if event is None or event.kind != EventKind.GIVEN:
            return None
        asked = asked_at(event)
        if asked.text is None:
            return None
        records = list(Record.objects.filter(event=event, person=door.person_id, controller=door.company))
        topics = names_of({topic for record in records for topic in record.topics})
        companies = _companies(asked, door)
    signable = records_of(door.person_id, door.company, at, event.pk)
    return Receipt(event, asked, companies, sorted(topics.values()), *_became(records), signable)


def as_data(receipt: Receipt, company: Controller, fresh: bool) -> dict[str, Any]:
    """The signed receipt; what the log commits to is in it for who proves that the mailbox is theirs.

    Raises Incomplete where the company has not declared what a receipt must say.
    """
    assert receipt.signable is not None
    return issued(receipt.signable, company.name, receipt.event if fresh else None)


def _companies(asked: Asked, door: Door) -> list[Controller]:
    assert asked.text is not None
    named = NoticeController.objects.filter(version=asked.text.version_id).values("controller")
    return sorted(Controller.objects.filter(pk__in=named), key=lambda each: (each != door.company, each.name))


def _became(records: list[Record]) -> tuple[datetime | None, datetime | None]:
    confirmed = max((each.confirmed_at for each in records if each.confirmed_at), default=None)
    ended = [each.ended_at for each in records]
    return confirmed, max((each for each in ended if each), default=None) if all(ended) else None
