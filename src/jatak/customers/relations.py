"""What ties a person to a controller: concluded, gone on with, ended, cancelled. Each verb is safe to repeat."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Greatest, Least

from jatak.base.errors import UsageError
from jatak.customers.models import Relation
from jatak.database.using import atomic
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Brand, ContactPoint, Controller, Person, ProductGroup
from jatak.people.own_acts import Did, OwnAct, note


class UnknownRelation(UsageError):
    """Nothing of this kind and key was concluded with this controller."""


class AnothersRelation(UsageError):
    """This key already stands for what was concluded with another person."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the shop calls a relation, for example the number of an order."""

    controller: Controller
    kind: RelationKind
    external_key: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How it came about; what nobody knows stays unknown, and closes the customer ground where the law asks for it."""

    brand: Brand | None = None
    contact_point: ContactPoint | None = None
    """The address that was given in it."""
    address_from_sale: Tri = Tri.UNKNOWN
    opt_out_offered: Tri = Tri.UNKNOWN
    one_off: Tri = Tri.UNKNOWN
    low_value: Tri = Tri.UNKNOWN
    product_groups: tuple[ProductGroup, ...] = ()
    delivery_begin: datetime | None = None
    delivery_end: datetime | None = None


def conclude(person: Person, key: Key, at: datetime, heard_at: datetime, how: Circumstances | None = None) -> Relation:
    """The relation of this key, concluded at this instant; what was told of it first stays. Raises AnothersRelation.

    What is told of a day to come was concluded when it was heard (`heard_at`).
    """
    how, at = how or Circumstances(), min(at, heard_at)
    with atomic():
        relation, new = Relation.objects.get_or_create(
            controller=key.controller,
            kind=key.kind,
            external_key=key.external_key,
            defaults={"person": person, "concluded_at": at, **_columns(how)},
        )
        if relation.person_id != person.pk:
            raise AnothersRelation(
                f"{key.kind.name.lower()} {key.external_key} is person {relation.person_id}'s, not {person.pk}'s.",
                "Give it a key of its own, or merge the two if they are one.",
            )
        if new:
            note(person.pk, [key.controller.pk], OwnAct(Did.PURCHASE, at, heard_at, f"relation {relation.pk}"))
    return relation


def go_on(key: Key, at: datetime, heard_at: datetime) -> Relation:
    """Note that it was lived at this instant, or when that was heard: a delivery paid, a gift repeated."""
    with atomic():
        relation = _change(key, last_at=Greatest("last_at", min(at, heard_at)))
        note(relation.person_id, [key.controller.pk], OwnAct(Did.PURCHASE, at, heard_at, f"relation {relation.pk}"))
    return relation


def deliver(key: Key, begin: datetime | None = None, end: datetime | None = None) -> Relation:
    """Note when the delivery began, when it ended, or both."""
    told = {"delivery_begin": begin, "delivery_end": end}
    return _change(key, **{name: at for name, at in told.items() if at})


def end(key: Key, at: datetime) -> Relation:
    """The contract ended: membership left, subscription run out. The first end told counts."""
    return _change(key, ended_at=Least("ended_at", at))


def cancel(key: Key, at: datetime) -> Relation:
    """Everything was taken back; from this instant on it is no relation. The first instant told counts."""
    return _change(key, cancelled_at=Least("cancelled_at", at))


def _columns(how: Circumstances) -> dict[str, object]:
    plain = ("brand", "contact_point", "delivery_begin", "delivery_end")
    limbs = ("address_from_sale", "opt_out_offered", "one_off", "low_value")
    return {
        **{name: getattr(how, name) for name in plain},
        **{name: getattr(how, name).value for name in limbs},
        "product_groups": [group.pk for group in how.product_groups],
    }


def _change(key: Key, **changes: object) -> Relation:
    found = Relation.objects.filter(controller=key.controller, kind=key.kind, external_key=key.external_key)
    if (changes and not found.update(**changes)) or not found.exists():
        raise UnknownRelation(
            f"{key.controller} knows no {key.kind.name.lower()} {key.external_key}.", "Conclude it first."
        )
    return found.get()
