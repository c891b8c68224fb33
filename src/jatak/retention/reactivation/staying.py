"""Pressing the button: somebody did something themselves, and their clock begins anew."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jatak.consent.models import Record
from jatak.database.using import acting_as, atomic
from jatak.people.merging import kept_as
from jatak.people.models import Person
from jatak.people.own_acts import note
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
    """They stay: the press is kept, and is their newest act; whether it was the first, since again changes nothing."""
    with acting_as("consent"), atomic():
        if not Person.objects.filter(pk=told.person_id).exists():
            return False
        _, new = ReactivationStay.objects.get_or_create(notice=told.notice, defaults={"at": at})
        if new:
            note(told.person_id, at, at)
        return new


def _standing(controller_id: int, person_id: int) -> Standing:
    if not Person.objects.filter(pk=person_id).exists():
        return Standing.GONE
    live = Record.objects.filter(controller=controller_id, person_id=person_id, ended_at=None)
    return Standing.SILENT if live.exists() else Standing.ENDED
