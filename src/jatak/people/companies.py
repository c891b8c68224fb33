"""Founding a company and changing what it says of itself; of two editors at once the second is told what differs."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from jatak.base.errors import UsageError
from jatak.base.hashing import canonical_json
from jatak.database.using import atomic
from jatak.people.addresses import normalise_email
from jatak.people.models import Controller
from jatak.people.own_limits import CHOSEN, Choices, choose
from jatak.people.quiet_hours import zone_named
from jatak.people.sms_sender import checked_reply, checked_sender

IDENTITY = ("name", "kind", "legal_name", "postal_address", "registration_number", "contact")
SENDING = (
    "sender_address",
    "service_address",
    "sms_sender",
    "sms_reply",
    "default_language",
    "second_person",
    "leave_asks",
)
HOURS = ("quiet_from", "quiet_until", "time_zone")
SECTIONS = {"identity": IDENTITY, "sending": SENDING, "limits": (*CHOSEN, *HOURS)}
"""What is edited together."""


class NameTaken(UsageError):
    """A second company of one name."""


class ChangedMeanwhile(UsageError):
    """Somebody else saved since the form was opened."""

    def __init__(self, now: Mapping[str, Any]) -> None:
        super().__init__("Somebody else saved this meanwhile.", "Compare, and save again to keep what you typed.")
        self.now = dict(now)
        """The fields that are otherwise now than what was to be saved, with their values."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be saved, and on which state it was typed."""

    section: str
    values: Mapping[str, Any]
    version: str


def found(values: Mapping[str, Any]) -> Controller:
    """A new company; raises NameTaken, UsageError."""
    checked = _checked(values)
    with atomic():
        _free(str(checked["name"]), None)
        return Controller.objects.create(**checked)


def edit(company: Controller, changes: Edit, at: datetime, by: str) -> dict[str, list[Any]]:
    """Save a section; the changed fields as [before, after]. Raises ChangedMeanwhile, NameTaken, UsageError."""
    values = _checked({name: changes.values[name] for name in SECTIONS[changes.section]})
    with atomic():
        now = Controller.objects.select_for_update().get(pk=company.pk)
        if version_of(now, changes.section) != changes.version:
            differing = {name: getattr(now, name) for name, value in values.items() if getattr(now, name) != value}
            if differing:
                raise ChangedMeanwhile(differing)
        before = {name: getattr(now, name) for name in values}
        if "name" in values:
            _free(str(values["name"]), now)
        _save(now, values, at, by)
    return {name: [_plain(before[name]), _plain(value)] for name, value in values.items() if before[name] != value}


def version_of(company: Controller, section: str) -> str:
    """A short mark of what the section holds now: another one as soon as any of it changes."""
    content = {name: _plain(getattr(company, name)) for name in SECTIONS[section]}
    return hashlib.sha256(canonical_json(content)).hexdigest()[:16]


def _save(company: Controller, values: Mapping[str, Any], at: datetime, by: str) -> None:
    own = {name: values[name] for name in CHOSEN if name in values}
    if own and own != {name: getattr(company, name) for name in own}:
        choose(company, Choices(*(own[name] for name in CHOSEN)), at, by)
    for name, value in values.items():
        setattr(company, name, value)
    company.save(update_fields=[name for name in values if name not in CHOSEN])


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    checked = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    if not checked.get("name", "-"):
        raise UsageError("A company needs a name.", "Say how people know it.")
    for field in ("sender_address", "service_address"):
        if checked.get(field):
            normalise_email(checked[field])
    if "sms_sender" in checked:
        checked["sms_sender"] = checked_sender(checked["sms_sender"])
    if "sms_reply" in checked:
        checked["sms_reply"] = checked_reply(checked["sms_reply"])
    if "time_zone" in checked:
        checked["time_zone"] = zone_named(checked["time_zone"]).key
    return checked


def _free(name: str, own: Controller | None) -> None:
    taken = Controller.objects.filter(name=name)
    if (taken.exclude(pk=own.pk) if own else taken).exists():
        raise NameTaken(f"There is a company {name} already.", "Give this one another name.")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, time) else value
