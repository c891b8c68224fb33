"""What is kept of somebody erased: apart, locked, with a reason and a day on which it goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is kept."""

    EVENT = "event", _("What was said in the ledger: yes, confirmation, taking back")
    PAPER = "paper", _("A paper that was signed")
    RELATION = "relation", _("The sale that permitted messages")
    MESSAGES = "messages", _("Which messages were sent, and what permitted them")


class Locked(models.Model):
    """One thing; its content is read by the role of retention alone, and by people through an opening with a reason."""

    erasure = models.ForeignKey("retention.Erasure", models.PROTECT, related_name="locked")
    kind = models.TextField(choices=Kind.choices)
    ref = models.TextField()
    """Its id in the table where it was; of messages the number of the person of then."""
    controller_id = models.BigIntegerField(null=True)
    """The company that has to prove it."""
    content = models.JSONField(default=dict)
    """The row as it was, without what names anybody; of messages nothing, since they say no more than ids."""
    leaf = models.BigIntegerField(null=True)
    """Of an event, its place in the log; None while it is not sealed yet, and so still in the ledger too."""
    data = models.BinaryField(null=True)
    """Of a paper."""
    law = models.TextField()
    """How long and by what source, as it is shown."""
    until = models.DateTimeField()
    """On this day it goes."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "controller_id"], name="retention_locked_once")]
        indexes = [models.Index(fields=["until"], name="retention_locked_until")]


class Opening(models.Model):
    """Somebody read what is locked: who, when and why; only ever added."""

    erasure = models.ForeignKey("retention.Erasure", models.PROTECT, related_name="openings")
    at = models.DateTimeField()
    by = models.TextField()
    reason = models.TextField()
