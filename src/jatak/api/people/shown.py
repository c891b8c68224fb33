"""People as they are answered."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ninja import Schema

from jatak.api.addresses import seen_by
from jatak.api.caller import Caller
from jatak.api.paging import NEXT
from jatak.api.problems import not_found
from jatak.gate.situation import RecipientKind
from jatak.people.models import ContactPoint, ExternalKey, Person, Profile


class KnownAddress(Schema):
    """An address that this company was given."""

    kind: str
    address: str
    verified_at: datetime | None


class KnownKey(Schema):
    """What another system of this company calls them."""

    system: str
    key: str


class KnownPerson(Schema):
    """A person, as this company knows them."""

    id: int
    name: str
    language: str
    country: str | None
    recipient_kind: str
    addresses: list[KnownAddress]
    keys: list[KnownKey]


class PeoplePage(Schema):
    """Some of the people whom this company knows, the newest first."""

    items: list[KnownPerson]
    next: int | None = NEXT


def person(caller: Caller, person_id: int) -> dict[str, Any]:
    """One person; the caller knows them."""
    found = people(caller, [person_id])
    if not found:
        raise not_found("Nobody of this number is known to this company.", "Look at the number.", "{person_id}")
    return found[0]


def people(caller: Caller, ids: Iterable[int]) -> list[dict[str, Any]]:
    """These people in this order, in a fixed number of queries."""
    wanted = list(ids)
    rows = Person.objects.in_bulk(wanted)
    profiles = {each.person_id: each for each in Profile.objects.filter(person_id__in=wanted, valid_to=None)}
    points, keys = _by_person(seen_by(caller.controller_id, wanted)), _by_person(_keys(caller, wanted))
    return [_shown(rows[pk], profiles.get(pk), points.get(pk, []), keys.get(pk, [])) for pk in wanted if pk in rows]


def _shown(who: Person, profile: Profile | None, points: list[ContactPoint], keys: list[ExternalKey]) -> dict[str, Any]:
    kind = RecipientKind(profile.recipient_kind) if profile else RecipientKind.UNKNOWN
    return {
        "id": who.pk,
        "name": who.name,
        "language": who.language,
        "country": profile.country if profile else None,
        "recipient_kind": kind.name.lower(),
        "addresses": [{"kind": each.kind, "address": each.address, "verified_at": each.verified_at} for each in points],
        "keys": [{"system": each.system, "key": each.key} for each in keys],
    }


def _keys(caller: Caller, ids: list[int]) -> list[ExternalKey]:
    found = ExternalKey.objects.filter(person_id__in=ids, controller_id=caller.controller_id)
    return list(found.order_by("system", "key"))


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found
