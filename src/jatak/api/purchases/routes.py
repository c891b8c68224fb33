"""/purchases"""

from datetime import datetime
from typing import Any

from ninja import Path, Schema, Status

from jatak.accounts.models import Scope
from jatak.api.fields import InAddress
from jatak.api.purchases import told
from jatak.api.purchases.concluding import LIMBS, conclude, go_on, relation_of
from jatak.api.routing import Router, reading, writing
from jatak.customers.models import Relation
from jatak.gate.situation import RelationKind, Tri

router = Router(tags=["Purchases"])

PLAIN = (
    "id",
    "concluded_at",
    "last_at",
    "delivery_begin",
    "delivery_end",
    "ended_at",
    "cancelled_at",
    "product_groups",
)


class Purchase(Schema):
    """A purchase or another relation."""

    id: int
    person: int
    kind: str
    key: str
    brand: int | None
    concluded_at: datetime
    last_at: datetime | None
    delivery_begin: datetime | None
    delivery_end: datetime | None
    ended_at: datetime | None
    cancelled_at: datetime | None
    product_groups: list[int]
    address_from_sale: str
    opt_out_offered: str
    one_off: str
    low_value: str


@router.post("", response={201: Purchase} | writing(), operation_id="conclude")
def conclude_purchase(request: Any, told: told.Concluded) -> Any:
    """Tell of a purchase; the same key again changes nothing. It is no consent, and lifts no objection."""
    request.caller.needs(Scope.PURCHASE)
    return Status(201, _shown(conclude(request.caller, told)))


@router.get("/{purchase_id}", response={200: Purchase} | reading(404), operation_id="getPurchase")
def get_purchase(request: Any, purchase_id: Path[InAddress]) -> Any:
    """One purchase."""
    request.caller.needs(Scope.READ)
    return _shown(relation_of(request.caller, purchase_id))


@router.patch("/{purchase_id}", response={200: Purchase} | writing(), operation_id="goOn")
def change_purchase(request: Any, purchase_id: Path[InAddress], told: told.GoesOn) -> Any:
    """Tell what became of it: delivered, ended, taken back."""
    request.caller.needs(Scope.PURCHASE)
    return _shown(go_on(request.caller, relation_of(request.caller, purchase_id), told))


def _shown(relation: Relation) -> dict[str, Any]:
    return {
        **{name: getattr(relation, name) for name in PLAIN},
        **{name: Tri(getattr(relation, name)).name.lower() for name in LIMBS},
        "person": relation.person_id,
        "kind": RelationKind(relation.kind).name.lower(),
        "key": relation.external_key,
        "brand": relation.brand_id,
    }
