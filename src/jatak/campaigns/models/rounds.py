"""Messages of service to everybody whom an event concerns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Concerned(models.TextChoices):
    """Whom an event concerns."""

    RUNNING = "running", _("Customers whose contract, membership or account is running")
    BOUGHT = "bought", _("Customers who bought or ordered in a period")
    EVERY = "every", _("All customers of the company, past and present")


class ServiceRound(models.Model):
    """One approved message of service to everybody whom an event concerns: counted first, then sent."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    template_version = models.ForeignKey("content.TemplateVersion", models.PROTECT)
    key = models.UUIDField(unique=True)
    """Made of company, account, message and the form that asked: the same form again asks for the same round."""
    concerned = models.TextField(choices=Concerned.choices)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    product_groups = ArrayField(models.BigIntegerField(), default=list)
    """Empty: whatever they bought."""
    what = models.TextField()
    """What has happened, in the words of who asked."""
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    upto = models.BigIntegerField(default=0, db_default=0)
    """The last person whom the company knew when it was asked."""
    counted_to = models.BigIntegerField(default=0, db_default=0)
    counted_at = models.DateTimeField(null=True)
    people = models.BigIntegerField(default=0, db_default=0)
    """Whom the event concerns."""
    permitted = models.BigIntegerField(default=0, db_default=0)
    reasons = models.JSONField(default=list)
    """Why it may not go to the others: rule, sentence, what would change it, how many."""
    ordered_at = models.DateTimeField(null=True)
    ordered_by = models.TextField(default="", db_default="")
    sent_to = models.BigIntegerField(default=0, db_default=0)
    sent = models.BigIntegerField(default=0, db_default=0)
    """Messages in the outbox, one a person."""
    withheld = models.JSONField(default=list)
    """Why it did not go to others when it was sent."""
    sent_at = models.DateTimeField(null=True)
    """When the last of them was put into the outbox."""
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.TextField(default="", db_default="")
    failed = models.TextField(default="", db_default="")

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="campaigns_round_newest")]
