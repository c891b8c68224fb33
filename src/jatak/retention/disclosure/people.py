"""A person, with what the law needs to know of them, and their addresses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F

from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.gate.situation import RecipientKind
from jatak.people.models import (
    Acquaintance,
    ContactPoint,
    CountryOrigin,
    ExternalKey,
    Failure,
    Person,
    Profile,
    RegisterEntry,
    Restriction,
)
from jatak.retention.disclosure.plain import plain

ADDRESS = ("id", "kind", "address", "normalised", "keyed_hash", "verified_at", "recorded_at")
RESTRICTION = ("begun_at", "ended_at", "reason")
FAILURE = ("contact_point_id", "kind", "at", "heard_by", "status", "said", "message_id", "outlived_at")
PERSON = ("id", "name", "language", "recorded_at")
OWN_ACT = ("controller_id", "last_own_act_at", "last_own_act", "last_own_act_source")
REGISTER = ("register", "listed", "looked_up_at")


@acting_as("consent")
def people(person_id: int, controller_id: int | None) -> list[Row]:
    """The person with everything that ever held of them; empty when they are erased."""
    found = Person.objects.filter(pk=person_id).values(*PERSON)
    return [plain(row) | _more(person_id, controller_id) for row in found]


@acting_as("consent")
def addresses(person_id: int, only: Iterable[str] | None = None) -> list[Row]:
    """The person's addresses, or of them only those with these ids."""
    found = ContactPoint.objects.filter(person_id=person_id)
    if only is not None:
        found = found.filter(pk__in=[int(each) for each in only])
    return [plain(row) for row in found.order_by("pk").values(*ADDRESS)]


@acting_as("consent")
def noted_for(person_id: int, controller_id: int) -> set[str]:
    """The ids of addresses that the company's staff put in the place of wrong ones."""
    found = ContactPoint.objects.filter(person_id=person_id, noted_for=controller_id)
    return {str(each) for each in found.values_list("pk", flat=True)}


@acting_as("consent")
def deliverability(points: Iterable[str]) -> list[Row]:
    """Each failure of these addresses, and with the one that was enough until when nobody could be reached."""
    found = Failure.objects.filter(contact_point_id__in=[int(each) for each in points]).order_by("at", "pk")
    spans = {"since": "unreachable__since", "ended_at": "unreachable__ended_at", "ended_by": "unreachable__ended_by"}
    return [plain(row) for row in found.values(*FAILURE, **{name: F(path) for name, path in spans.items()})]


def _more(person_id: int, controller_id: int | None) -> dict[str, list[Row]]:
    keys = ExternalKey.objects.filter(person_id=person_id)
    acts = Acquaintance.objects.filter(person_id=person_id, last_own_act_at__isnull=False)
    if controller_id is not None:
        keys, acts = keys.filter(controller_id=controller_id), acts.filter(controller_id=controller_id)
    profiles = Profile.objects.filter(person_id=person_id).order_by("valid_from", "pk")
    restrictions = Restriction.objects.filter(person_id=person_id).order_by("begun_at", "pk")
    registers = RegisterEntry.objects.filter(person_id=person_id).order_by("looked_up_at", "pk")
    ordered = keys.order_by("controller_id", "system", "key")
    return {
        "profiles": [_profile(row) for row in profiles.values()],
        "restrictions": [plain(row) for row in restrictions.values(*RESTRICTION)],
        "registers": [plain(row) for row in registers.values(*REGISTER)],
        "own_acts": [plain(row) for row in acts.order_by("controller_id").values(*OWN_ACT)],
        "external_keys": [plain(row) for row in ordered.values("controller_id", "system", "key")],
    }


def _profile(row: Mapping[str, Any]) -> Row:
    row = {name: value for name, value in row.items() if name not in ("id", "person_id")}
    origin = None if row["country_origin"] is None else CountryOrigin(row["country_origin"]).name.lower()
    kind = RecipientKind(row["recipient_kind"]).name.lower()
    return plain(row) | {"recipient_kind": kind, "country_origin": origin}
