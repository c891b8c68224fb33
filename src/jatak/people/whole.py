"""All that `people` holds of one person, read in one statement."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import BinaryField, Model

from jatak.database.using import connection
from jatak.people.models import (
    Acquaintance,
    ContactPoint,
    ExternalKey,
    Failure,
    Person,
    Profile,
    Restriction,
    Unreachable,
)

M = TypeVar("M", bound=Model)

_SQL = """
SELECT
    to_jsonb(p),
    (SELECT to_jsonb(f) FROM people_profile f WHERE f.person_id = p.id AND f.valid_to IS NULL),
    (SELECT jsonb_agg(a ORDER BY a.controller_id) FROM people_acquaintance a WHERE a.person_id = p.id),
    (SELECT jsonb_agg(c ORDER BY c.id) FROM people_contactpoint c WHERE c.person_id = p.id),
    (SELECT jsonb_agg(k ORDER BY k.system, k.key) FROM people_externalkey k WHERE k.person_id = p.id),
    (SELECT jsonb_agg(r ORDER BY r.begun_at DESC, r.id DESC) FROM people_restriction r WHERE r.person_id = p.id),
    (SELECT jsonb_agg(jsonb_build_array(u, f) ORDER BY u.since DESC, u.id DESC)
     FROM people_unreachable u JOIN people_failure f ON f.id = u.failure_id WHERE u.person_id = p.id),
    (
        SELECT min(h.begun_at) FROM people_contactpoint c JOIN people_heldaddress h ON h.address_hash = c.keyed_hash
        WHERE c.person_id = p.id AND h.ended_at IS NULL
    ),
    (SELECT array_agg(m.merged_id) FROM people_merger m WHERE m.kept_id = p.id)
FROM people_person p WHERE p.id = %s
"""


@dataclass(frozen=True)
class Whole:
    """A person with what stands around."""

    person: Person
    profile: Profile | None
    """What holds now."""
    acquaintances: list[Acquaintance]
    """What they did last towards each company that knows them."""
    points: list[ContactPoint]
    """Oldest first."""
    keys: list[ExternalKey]
    """By system."""
    restrictions: list[Restriction]
    """Newest first, those that ended too."""
    unreachable: list[Unreachable]
    """When nobody could be reached at which address, the newest first, with the failure that was enough."""
    held_since: datetime | None = None
    """Since when a request at the desk holds one of the addresses, whoever has it."""
    merged: list[int] = field(default_factory=list)
    """Numbers of people who were merged into this one; the ledger may name either."""

    @property
    def numbers(self) -> list[int]:
        """Every number under which they may be named."""
        return [self.person.pk, *self.merged]


def whole(person_id: int) -> Whole | None:
    """One person, None where nobody has this number."""
    if not 0 < person_id < 2**63:
        return None
    with connection().cursor() as cursor:
        cursor.execute(_SQL, [person_id])
        row = cursor.fetchone()
    if row is None:
        return None
    *told, held_since, merged = row
    person, profile, known, points, keys, restrictions, unreachable = (
        json.loads(each) if isinstance(each, str) else each for each in told
    )
    return Whole(
        made(Person, person),
        made(Profile, profile) if profile else None,
        [made(Acquaintance, each) for each in known or []],
        [made(ContactPoint, each) for each in points or []],
        [made(ExternalKey, each) for each in keys or []],
        [made(Restriction, each) for each in restrictions or []],
        [_failed(span, failure) for span, failure in unreachable or []],
        held_since,
        sorted(merged or []),
    )


def _failed(span: dict[str, Any], failure: dict[str, Any]) -> Unreachable:
    row = made(Unreachable, span)
    row.failure = made(Failure, failure)
    return row


def made(model: type[M], row: dict[str, Any]) -> M:
    """A row as its model has it; JSON writes instants as text and bytes as hexadecimal digits."""
    values = {field.attname: _value(field, row[str(field.column)]) for field in model._meta.concrete_fields}
    return model.from_db(None, list(values), list(values.values()))


def _value(field: Any, value: Any) -> Any:
    if isinstance(field, BinaryField):
        return bytes.fromhex(value.removeprefix("\\x"))
    return field.to_python(value)
