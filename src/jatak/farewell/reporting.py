"""Telling the programs of a company at once who left it; by number and own keys, never by address."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from jatak.farewell.models import Left
from jatak.hooks.calling import call_soon
from jatak.hooks.endpoints import those_told
from jatak.hooks.models import Endpoint, Kind
from jatak.people.models import Brand, Controller, ExternalKey, Topic

Keys = dict[tuple[int, int], list[dict[str, str]]]
"""By company and person: what systems of that company call the person."""


def report(left: Sequence[Left], at: datetime) -> int:
    """Have every program called that is to hear of these; how many calls were asked for. The event is the key."""
    told = defaultdict(list)
    for endpoint in those_told({each.controller_id for each in left}, Kind.LEFT):
        told[endpoint.controller_id].append(endpoint)
    concerned = [each for each in left if each.controller_id in told]
    if not concerned:
        return 0
    keys, names = keys_of(concerned), _names(concerned)
    return sum(_called(each, told[each.controller_id], keys, names, at) for each in concerned)


def keys_of(left: Sequence[Left]) -> Keys:
    """The external keys of these people, each company's own."""
    found = ExternalKey.objects.filter(
        controller__in={each.controller_id for each in left}, person__in={each.person_id for each in left}
    )
    keys: Keys = defaultdict(list)
    for company, person, system, key in found.order_by("pk").values_list("controller", "person", "system", "key"):
        keys[company, person].append({"system": system, "key": key})
    return keys


def _called(left: Left, endpoints: Sequence[Endpoint], keys: Keys, names: "_Names", at: datetime) -> int:
    data = _data(left, keys, names)
    for endpoint in endpoints:
        call_soon(endpoint, Kind.LEFT, data, f"left {left.event_id}", at)
    return len(endpoints)


_Names = dict[str, dict[int, str]]


def _names(left: Sequence[Left]) -> _Names:
    found: dict[str, Any] = {
        "company": Controller.objects.filter(pk__in={each.controller_id for each in left}),
        "topic": Topic.objects.filter(pk__in={each.topic_id for each in left}),
        "brand": Brand.objects.filter(pk__in={each.brand_id for each in left}),
    }
    return {kind: dict(rows.values_list("pk", "name")) for kind, rows in found.items()}


def _data(left: Left, keys: Keys, names: _Names) -> dict[str, Any]:
    own = keys.get((left.controller_id, left.person_id or 0), [])
    return {
        "event": str(left.event_id),
        "company": names["company"][left.controller_id],
        "person": None if left.person_id is None else {"id": left.person_id, "keys": own},
        "scope": {
            "channels": left.channels,
            "topic": _named(left.topic_id, names["topic"]),
            "brand": _named(left.brand_id, names["brand"]),
            "surveys": left.survey,
            "everything": left.everything,
        },
        "medium": left.via,
        "by": left.actor,
        "said_at": _instant(left.said_at),
        "heard_at": _instant(left.heard_at),
    }


def _named(pk: int | None, names: dict[int, str]) -> dict[str, Any] | None:
    return None if pk is None else {"id": pk, "name": names.get(pk, "")}


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
