"""What ties a person to a company as a customer, and what was bought."""

from collections.abc import Iterable, Mapping
from typing import Any

from jatak.customers.models import PurchaseLine, Relation
from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.gate.situation import RelationKind, Tri
from jatak.retention.disclosure.plain import plain

LIMBS = ("one_off", "low_value", "address_from_sale", "opt_out_offered")
LINE = ("controller_id", "invoice", "line", "article", "quantity", "unit_price", "at", "country")


@acting_as("customers")
def relations_of(person_id: int, controller_id: int | None) -> list[Row]:
    """The customer relations of a person."""
    found = Relation.objects.filter(person_id=person_id, **_only(controller_id))
    return [relation_row(row) for row in found.order_by("concluded_at", "pk").values()]


@acting_as("customers")
def relations_numbered(ids: Iterable[int]) -> list[Row]:
    """The customer relations of these ids."""
    return [relation_row(row) for row in Relation.objects.filter(pk__in=list(ids)).order_by("pk").values()]


@acting_as("customers")
def purchases_of(person_id: int, controller_id: int | None) -> list[Row]:
    """The lines of a person's invoices and cancellations."""
    found = PurchaseLine.objects.filter(person_id=person_id, **_only(controller_id))
    return [plain(row) for row in found.order_by("at", "invoice", "line", "pk").values(*LINE)]


def relation_row(row: Mapping[str, Any]) -> Row:
    """A line of `data/relations.jsonl`."""
    words = {name: Tri(row[name]).name.lower() for name in LIMBS}
    return plain(row) | words | {"kind": RelationKind(row["kind"]).name.lower()}


def _only(controller_id: int | None) -> dict[str, int]:
    return {} if controller_id is None else {"controller_id": controller_id}
