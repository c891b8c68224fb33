"""Pressing the button: somebody did something themselves, and their clock begins anew."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from jatak.consent.act import Act
from jatak.consent.ledger import append
from jatak.consent.models import Actor, EventKind, Record, Via
from jatak.database.using import acting_as, atomic
from jatak.people.merging import kept_as
from jatak.people.models import Person
from jatak.people.own_acts import Did, OwnAct, note
from jatak.retention.models import ReactivationNotice, ReactivationStay


class Standing(StrEnum):
    """What holds of who was told."""

    SILENT = "silent"
    """They can stay, and their consent with them."""
    ENDED = "ended"
    """They can stay, but their consent has ended meanwhile: nothing but a new yes brings it back."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Told:
    """One notice, as its page shows it."""

    notice: ReactivationNotice
    person_id: int
    """Of today, where two turned out to be one."""
    standing: Standing
    stayed: bool


def told_by(message_id: int) -> Told | None:
    """What stands of a notice; None where it is none of ours, or was forgotten with the person."""
    with acting_as("consent"):
        notice = ReactivationNotice.objects.filter(message_id=message_id).first()
        if notice is None:
            return None
        person_id = kept_as(notice.person_id) or notice.person_id
        stayed = ReactivationStay.objects.filter(notice=notice).exists()
        return Told(notice, person_id, _standing(notice.controller_id, person_id), stayed)


def stay(told: Told, at: datetime) -> bool:
    """They stay: the press is kept in the ledger, and is their newest act; whether it was the first.

    Again changes nothing. The event names the letter whose link it was, and the consent that goes on by it.
    """
    with acting_as("consent"), atomic():
        if not Person.objects.filter(pk=told.person_id).exists():
            return False
        _, new = ReactivationStay.objects.get_or_create(notice=told.notice, defaults={"at": at})
        if new:
            event, _ = append(EventKind.STAYED, _act(told, at), _said(told), f"stay {told.notice.pk}")
            act = OwnAct(Did.STAYED, at, at, f"event {event.pk}")
            note(told.person_id, [told.notice.controller_id], act)
        return new


def _act(told: Told, at: datetime) -> Act:
    return Act(Actor.PERSON, Via.LINK, at, at, told.notice.message_id)


def _said(told: Told) -> dict[str, Any]:
    company = told.notice.controller_id
    goes_on = _live(company, told.person_id).order_by("-given_at", "-pk").values_list("event_id", flat=True).first()
    return {"person_id": told.person_id, "controller_id": company, "about_id": goes_on}


def _standing(controller_id: int, person_id: int) -> Standing:
    if not Person.objects.filter(pk=person_id).exists():
        return Standing.GONE
    return Standing.SILENT if _live(controller_id, person_id).exists() else Standing.ENDED


def _live(controller_id: int, person_id: int) -> QuerySet[Record]:
    return Record.objects.filter(controller=controller_id, person_id=person_id, ended_at=None)
