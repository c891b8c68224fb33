"""What ties one person to these companies, for the page about them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from jatak.customers.models import PurchaseLine, Relation
from jatak.people.cursor import Cursor, Source

LINES = 50

TURNS = (
    (Source.RELATION, "concluded_at"),
    (Source.RELATION_END, "ended_at"),
    (Source.RELATION_BACK, "cancelled_at"),
)
"""What becomes of a relation, and where its day stands."""


class Turn(NamedTuple):
    """A relation was concluded, ended, or taken back."""

    at: datetime
    source: Source
    relation: Relation


def relations_of(person_id: int, companies: Sequence[int]) -> list[Relation]:
    """All relations with these companies, the newest first."""
    found = Relation.objects.filter(person_id=person_id, controller_id__in=companies).select_related("brand")
    return list(found.order_by("-concluded_at", "-id"))


def relation_of(person_id: int, companies: Sequence[int], relation_id: int) -> Relation | None:
    """One relation with one of these companies, None where there is none."""
    found = Relation.objects.filter(pk=relation_id, person_id=person_id, controller_id__in=companies)
    return found.select_related("brand").first()


def lines_of(relation: Relation) -> list[PurchaseLine]:
    """What was bought in a sale, line by line."""
    found = PurchaseLine.objects.filter(
        person_id=relation.person_id, controller_id=relation.controller_id, invoice=relation.external_key
    )
    return list(found.order_by("line")[:LINES])


def turns_of(relations: Iterable[Relation], cursor: Cursor | None, limit: int) -> list[Turn]:
    """What became of these relations, the newest first, from a cursor on."""
    turns = (turn for relation in relations for turn in _turns(relation) if _follows(turn, cursor))
    return nlargest(limit, turns, key=_place)


def addresses_named(people: Iterable[int], companies: Sequence[int]) -> set[int]:
    """The contact points that these people gave in relations with these companies."""
    found = Relation.objects.filter(person_id__in=list(people), controller_id__in=companies)
    return set(found.exclude(contact_point=None).values_list("contact_point_id", flat=True))


def _turns(relation: Relation) -> Iterator[Turn]:
    for source, column in TURNS:
        if at := getattr(relation, column):
            yield Turn(at, source, relation)


def _place(turn: Turn) -> tuple[datetime, int, int]:
    return turn.at, -turn.source, turn.relation.pk


def _follows(turn: Turn, cursor: Cursor | None) -> bool:
    if cursor is None:
        return True
    shown = cursor.at, -cursor.source
    same = (turn.at, -turn.source) == shown
    return turn.relation.pk < int(cursor.id) if same else (turn.at, -turn.source) < shown
