"""Third parties that got consents, and what they got."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How a partner is told, as was agreed with it."""

    WEBHOOK = "webhook", _("Webhook")
    FILE = "file", _("File to fetch")
    MAIL = "mail", _("Mail")
    HAND = "hand", _("By hand")
    """Nothing is agreed yet: somebody tells it and notes that it knows."""


class Identifies(models.TextChoices):
    """How people are named to a partner."""

    PLAIN = "plain", _("By address")
    KEYED = "keyed", _("By keyed hash of the address")


class Partner(models.Model):
    """Somebody who is none of our companies and got consents of one of them."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    """Who passed them on."""
    name = models.TextField()
    """As notices name it; case does not matter."""
    way = models.TextField(choices=Way.choices)
    identifies = models.TextField(choices=Identifies.choices, default=Identifies.PLAIN.value)
    mailbox = models.TextField(blank=True, default="")
    """Whom there to write to."""
    endpoint = models.ForeignKey("hooks.Endpoint", models.PROTECT, null=True)
    secret = models.TextField()
    """Shared with the partner: signs what is told, both ways, and keys its hashes; encrypted."""
    token_hash = models.BinaryField(max_length=32, unique=True)
    """SHA-256 of the token in the partner's own address here, whose 32 random bytes need no salt."""
    chase_days = models.SmallIntegerField(default=7)
    """It is told again after so many days."""
    overdue_days = models.SmallIntegerField(default=14)
    """An alarm rises after so many."""
    made_at = models.DateTimeField()
    made_by = models.TextField()
    told_at = models.DateTimeField(null=True)
    """When it was written to last."""
    alarmed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint("controller", Lower("name"), name="onward_partner_once")]


class Handover(models.Model):
    """On this day a list of consents was passed to a partner."""

    partner = models.ForeignKey(Partner, models.PROTECT)
    handed_on = models.DateField()
    """In UTC; whose consent stood then was on the list."""
    topic = models.ForeignKey("people.Topic", models.PROTECT, null=True, db_index=False)
    """None: all of the company."""
    channel = models.TextField(null=True)
    """None: every channel."""
    note = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.TextField()
