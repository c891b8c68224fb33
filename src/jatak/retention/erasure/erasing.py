"""Erasing: what is known of a person goes in one transaction; what must stay is locked, and a no stays by its hash."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jatak.base.ids import uuid7
from jatak.database.statements import array, statements
from jatak.database.using import acting_as, atomic, connection
from jatak.retention.erasure import suppressing
from jatak.retention.erasure.archived.noting import note_erased
from jatak.retention.erasure.burying import bury
from jatak.retention.erasure.chosen import chosen_months
from jatak.retention.erasure.finding import Kept, Those, held, kept_of
from jatak.retention.erasure.locking import lock, note_leaves
from jatak.retention.erasure.term import Terms
from jatak.retention.models import Erasure, Kind, Why
from jatak.sealing.tombstones import LOCKED

SQL = statements("jatak.retention.erasure.sql", "going.sql")
GOING = [name for name in SQL if name not in ("stop", "certify")]
"""Table by table, in the order of the file."""
AT_ONCE = 500
"""People in one transaction when many go by a clock."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of one person."""

    erasure_id: UUID
    person_id: int
    at: datetime
    gone: Mapping[str, int]
    """Rows that went or were emptied, by table."""
    kept: tuple[Kept, ...]
    """What is locked, and until when."""
    new: bool
    """False where they were erased before, and nothing was done now."""


def erase(person_id: int, why: Why, at: datetime, by: str) -> Erased | None:
    """Erase one person; None where there is nobody of this number, and never was an erasure of it.

    Safe to repeat: who is erased stays so. One transaction, so that a killed process leaves all or nothing. As the role
    `retention`, which it takes by itself.
    """
    with acting_as("retention"):
        done = _some([person_id], why, at, by)
        return done[0] if done else _before(person_id)


def erase_all(people: Iterable[int], why: Why, at: datetime, by: str) -> int:
    """Erase many by a clock, some hundred in a transaction; how many went. A killed run goes on where it was."""
    numbers, gone = sorted(set(people)), 0
    with acting_as("retention"):
        for start in range(0, len(numbers), AT_ONCE):
            gone += len(_some(numbers[start : start + AT_ONCE], why, at, by))
    return gone


def _some(people: list[int], why: Why, at: datetime, by: str) -> list[Erased]:
    with atomic(), connection().cursor() as cursor:
        those = held(cursor, people, at)
        return [] if those is None else erase_held(those, why, by)


def erase_held(those: Those, why: Why, by: str) -> list[Erased]:
    """Erase people who are held already, in the transaction and by the cursor that hold them. Role retention."""
    orders = _orders(those, why, by)
    suppressing.follow(those)
    for person_id, order in orders.items():
        if order.why == Why.REQUEST:
            suppressing.suppress(those.cursor, person_id, order.asked_at, those.at)
    return carried_out(those, orders, why)


def carried_out(those: Those, orders: Mapping[int, Erasure], why: Why) -> list[Erased]:
    """What follows once each no stands: lock, bury, delete, certify. `orders` are by person. As `erase_held`."""
    kept = kept_of(those, Terms(those.at, chosen_months()))
    lock(those.cursor, kept, {person_id: order.pk for person_id, order in orders.items()})
    locked = {UUID(each.ref) for each in kept if each.kind == Kind.EVENT}
    going = [said.id for said in those.said if not said.stands]
    unsealed = note_leaves(those.cursor, [each for each in going if each in locked])
    bury([each for each in going if each in locked - unsealed], LOCKED, those.at)
    tombstone = bury([each for each in going if each not in locked], why.value, those.at)
    going = [each for each in going if each not in unsealed]
    tally = _delete(those, going, any(order.why == Why.REQUEST for order in orders.values()))
    note_erased(those, {person_id: order.pk for person_id, order in orders.items()})
    return _certified(those, orders, tally, kept, tombstone)


def _orders(those: Those, why: Why, by: str) -> dict[int, Erasure]:
    """The erasure of each; one that was ordered before goes on under its own reason."""
    there = {each.person_id: each for each in Erasure.objects.filter(person_id__in=those.people, company_id=None)}
    new = [
        Erasure(id=uuid7(), person_id=each, why=why, asked_at=those.at, by=by)
        for each in those.people
        if each not in there
    ]
    Erasure.objects.bulk_create(new)
    return there | {each.person_id: each for each in new}


def _delete(those: Those, events: list[UUID], asked: bool) -> dict[int, Counter[str]]:
    tally: dict[int, Counter[str]] = defaultdict(Counter)
    filling = those.filling | {"events": events, "asked": asked, "said": [each.id for each in those.said]}
    for name in GOING:
        those.cursor.execute(SQL[name], filling)
        for number, count in those.cursor.fetchall():
            tally[those.owners.get(number, those.people[0])][name.partition("__")[0]] += count
    those.cursor.execute(SQL["stop"], filling)
    return tally


def _certified(
    those: Those,
    orders: Mapping[int, Erasure],
    tally: Mapping[int, Counter[str]],
    kept: list[Kept],
    tombstone: UUID | None,
) -> list[Erased]:
    """Each erasure with its certificate, all in one statement."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, owner in sorted(those.owners.items()):
        numbers[owner].append(number)
    filling = {
        "at": those.at,
        "tombstone": tombstone,
        "ids": [order.pk for order in orders.values()],
        "parts": [None if those.company is None else person_id for person_id in orders],
        "numbers": [array(numbers[person_id]) for person_id in orders],
        "gone": [json.dumps(tally[person_id]) for person_id in orders],
    }
    those.cursor.execute(SQL["certify"], filling)
    own: dict[int, list[Kept]] = defaultdict(list)
    for each in kept:
        own[each.owner].append(each)
    return [
        Erased(order.pk, person_id, those.at, dict(tally[person_id]), tuple(own[person_id]), True)
        for person_id, order in orders.items()
    ]


def _before(person_id: int) -> Erased | None:
    found = Erasure.objects.filter(person_id=person_id, part_id=None, done_at__isnull=False).first()
    if found is None or found.done_at is None:
        return None
    return Erased(found.pk, person_id, found.done_at, found.gone, (), False)
