"""Purchases as a shop tells them."""

from typing import Any

from jatak.api.caller import Caller
from jatak.api.problems import conflict, not_found
from jatak.api.purchases.told import Concluded, GoesOn
from jatak.api.whom import ByKey, ByNumber, entered
from jatak.customers import relations
from jatak.customers.models import Relation
from jatak.customers.relations import AnothersRelation, Circumstances, Key
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Brand, ContactPoint, CountryOrigin, ProductGroup
from jatak.people.profiles import News, set_profile
from jatak.people.register import contact_point

LIMBS = ("address_from_sale", "opt_out_offered", "one_off", "low_value")


def conclude(caller: Caller, told: Concluded) -> Relation:
    """The relation of this key, concluded with this person; person, country and relation are one transaction."""
    how = _circumstances(caller, told)
    with acting_as("customers"), atomic():
        person = entered(caller, told.person, told.name, told.language)
        if told.country:
            set_profile(person, News(told.country, CountryOrigin.BILLING), told.at or caller.at)
        key = Key(caller.controller, told.relation, told.key)
        try:
            return relations.conclude(person, key, told.at or caller.at, caller.at, how(_address(told)))
        except AnothersRelation:
            raise conflict("This key stands for a purchase of another person.", "Give each purchase its own.") from None


def go_on(caller: Caller, relation: Relation, told: GoesOn) -> Relation:
    """Note what became of a relation."""
    key = Key(caller.controller, RelationKind(relation.kind), relation.external_key)
    with acting_as("customers"), atomic():
        if told.last_at:
            relations.go_on(key, told.last_at, caller.at)
        if told.delivery_begin or told.delivery_end:
            relations.deliver(key, told.delivery_begin, told.delivery_end)
        if told.ended_at:
            relations.end(key, told.ended_at)
        if told.cancelled_at:
            relations.cancel(key, told.cancelled_at)
        relation.refresh_from_db()
        return relation


def relation_of(caller: Caller, relation_id: int) -> Relation:
    """One of the company's own."""
    with acting_as("customers"):
        found = Relation.objects.filter(pk=relation_id, controller_id=caller.controller_id).first()
    if found is None:
        raise not_found("This company knows no such purchase.", "Look at its id.", "{purchase_id}")
    return found


def _circumstances(caller: Caller, told: Concluded) -> Any:
    brand = caller.own(Brand, told.brand, "/brand")
    groups = tuple(caller.own(ProductGroup, pk, "/product_groups") for pk in dict.fromkeys(told.product_groups))
    limbs = {name: Tri[getattr(told, name).upper()] for name in LIMBS}

    def given_in(point: ContactPoint | None) -> Circumstances:
        return Circumstances(
            brand,
            point,
            product_groups=groups,
            delivery_begin=told.delivery_begin,
            delivery_end=told.delivery_end,
            **limbs,
        )

    return given_in


def _address(told: Concluded) -> ContactPoint | None:
    return None if isinstance(told.person, ByNumber | ByKey) else contact_point(told.person.address())
