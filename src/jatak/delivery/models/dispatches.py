"""What workers must know of a campaign, beside its messages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.gate.message import Channel
from jatak.gate.situation import Tri


class Course(models.TextChoices):
    """How a campaign stands."""

    FILLING = "filling"
    """Its outbox is being filled; what is committed goes already."""
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """For good; what had not gone was dropped."""
    DONE = "done"


class Dispatch(models.Model):
    """A campaign as it was handed to delivery; the claim asks the gate the same question as the start did."""

    campaign_id = models.BigIntegerField(primary_key=True)
    controller_id = models.BigIntegerField(default=0)
    channel = models.TextField(default=Channel.EMAIL.value, db_default=Channel.EMAIL.value)
    brand_id = models.BigIntegerField(null=True)
    product_groups = ArrayField(models.BigIntegerField(), default=list)
    own_similar = models.SmallIntegerField(default=Tri.UNKNOWN.value)
    state = models.TextField(choices=Course.choices, default=Course.RUNNING.value)
    why = models.TextField(default="")
    """Who paused or stopped it, and why."""
    filled = models.BooleanField(default=True)
    """Whether its outbox is whole."""
    starts_at = models.DateTimeField(null=True)
    """Nothing of it goes before."""
    not_after = models.DateTimeField(null=True)
    """What has not gone by then is dropped."""
    messages_at = models.DateTimeField(null=True)
    """When its messages were made: one instant for all of them."""
    claimed_to = models.BigIntegerField(default=0)
    """Its messages up to this number were claimed once, or dropped; what is above is fresh."""
    per_second = models.FloatField(null=True)
    """Its own rate over all workers; None: as fast as relays take it."""

    fallback_language = models.TextField(default="", db_default="")
    """What those get whose language has no text; empty: the company's own."""
    served_only = models.BooleanField(default=False, db_default=False)
    """Whether those are left out whose language has no text."""

    class Meta:
        indexes = [
            models.Index(fields=["controller_id", "-messages_at"], name="delivery_dispatch_newest"),
            models.Index(
                fields=["campaign_id"],
                condition=models.Q(state__in=["filling", "running", "paused"]),
                name="delivery_dispatch_open",
            ),
        ]
