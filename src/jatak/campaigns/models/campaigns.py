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
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "name"], name="campaigns_campaign_once")]


class Start(models.Model):
    """A campaign was started: who, when, and what the gate then said of how many."""

    campaign = models.OneToOneField(Campaign, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.TextField()
    as_of = models.DateTimeField()
    rulebook = models.ForeignKey("clearance.Rulebook", models.PROTECT)
    people = models.BigIntegerField()
    permitted = models.BigIntegerField()


class LeftOut(models.Model):
    """How many people of a campaign were in a denied situation when it started."""

    campaign = models.ForeignKey(Campaign, models.PROTECT)
    decision = models.ForeignKey("clearance.Decision", models.PROTECT)
    count = models.BigIntegerField()
