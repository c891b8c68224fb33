"""One message to many."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.gate.situation import Tri


class Campaign(models.Model):
    """A version of a template, and what it is about."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    brand = models.ForeignKey("people.Brand", models.PROTECT, null=True)
    name = models.TextField()
    template_version = models.ForeignKey("content.TemplateVersion", models.PROTECT)
    topic = models.ForeignKey("people.Topic", models.PROTECT, null=True)
    product_groups = ArrayField(models.BigIntegerField(), default=list)
    own_similar = models.SmallIntegerField(default=Tri.UNKNOWN.value)
    """Whether the whole offer is similar to whatever a customer bought; UNKNOWN: product groups tell."""
    starts_at = models.DateTimeField(null=True)
    """Nothing of it goes before; None: as soon as it is started."""
    not_after = models.DateTimeField(null=True)
    """What has not gone by then is dropped."""
    per_second = models.FloatField(null=True)
    """At most so many messages a second; None: as fast as relays take them."""
    time_zone = models.TextField(default="UTC", db_default="UTC")
    """In which its times were chosen, and are shown."""
    fallback_language = models.TextField(default="", db_default="")
    """What those get whose language has no text; empty: the company's own."""
    served_only = models.BooleanField(default=False, db_default=False)
    """Whether those are left out whose language has no text; who reads nobody knows what is not."""
    revision = models.IntegerField(default=0, db_default=0)
    """Rises with each change, so that of two editors at once neither overwrites the other unseen."""
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "name"], name="campaigns_campaign_once")]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="campaigns_newest"),
            models.Index(fields=["controller", "-created_at", "-id"], name="campaigns_newest_of"),
        ]


class Start(models.Model):
    """A campaign was started: who, when, and what the gate then said of how many."""

    campaign = models.OneToOneField(Campaign, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.TextField()
    as_of = models.DateTimeField()
    rulebook = models.ForeignKey("clearance.Rulebook", models.PROTECT)
    people = models.BigIntegerField()
    permitted = models.BigIntegerField()
    """Without those whom the campaign itself leaves out."""
    unserved = models.JSONField(default=dict, db_default={})
    """How many might have got it and were left out because nothing is written in their language, by that language."""
    filled_to = models.BigIntegerField(default=0)
    """The last person whom the gate was asked about; those after are still to come."""
    upto = models.BigIntegerField(default=0)
    """The last person that there was at the start."""

    @property
    def filled(self) -> bool:
        """Whether everybody was asked about, and the outbox is whole."""
        return self.filled_to >= self.upto


class LeftOut(models.Model):
    """How many people of a campaign were in a denied situation when it started."""

    campaign = models.ForeignKey(Campaign, models.PROTECT)
    decision = models.ForeignKey("clearance.Decision", models.PROTECT)
    count = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "decision"], name="campaigns_left_out_once")]
