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
    delivery_begin = models.DateTimeField(null=True)
    delivery_end = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
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
