"""What ties a customer to a controller."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from jatak.gate.situation import RelationKind, Tri


def _limb() -> "models.SmallIntegerField[int, int]":
    return models.SmallIntegerField(default=Tri.UNKNOWN.value, choices=[(t.value, t.name.lower()) for t in Tri])


class Relation(models.Model):
    """One relation with its limbs as they were shown: a sale, a subscription, an account (ePrivacy Directive 13(2))."""

    person = models.ForeignKey("people.Person", models.CASCADE)
    controller = models.ForeignKey("people.Controller", models.PROTECT)
    brand = models.ForeignKey("people.Brand", models.PROTECT, null=True)
    contact_point = models.ForeignKey("people.ContactPoint", models.SET_NULL, null=True)
    """The address that was given in it."""
    kind = models.SmallIntegerField(choices=[(k.value, k.name.lower()) for k in RelationKind])
    concluded_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)
    """The last purchase, gift, inquiry or end of the contract in it; None: the day it was concluded."""
    day_known = models.BooleanField(default=True, db_default=True)
    """False where nobody knows when it was last alive; `concluded_at` is then the day on which it was entered."""
    delivery_begin = models.DateTimeField(null=True)
    delivery_end = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    running = models.SmallIntegerField(default=Tri.YES.value, db_default=Tri.YES.value)
    """Whether it was still running when it was last heard of; `ended_at` says from when on it was not."""
    cancelled_at = models.DateTimeField(null=True)
    """From then on it is no relation: everything was taken back."""
    product_groups = ArrayField(models.BigIntegerField(), default=list)
    one_off = _limb()
    low_value = _limb()
    address_from_sale = _limb()
    opt_out_offered = _limb()
    external_key = models.TextField()
    """What the shop calls it; makes a second load harmless."""
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["controller", "kind", "external_key"], name="customers_relation_once")
        ]
        indexes = [models.Index(fields=["person", "controller"], name="customers_relation_person")]
