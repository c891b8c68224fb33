"""Before people go: what a company tells them and when, each notice, and who stayed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ReactivationPlan(models.Model):
    """How many days before the day a company writes to silent people; the newest counts, and those before are kept."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    days = ArrayField(models.SmallIntegerField())
    """Falling, such as 60 and 14; empty: the company tells nobody, and erases nobody as silent."""
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="retention_plan_newest")]


class ReactivationNotice(models.Model):
    """One step of a plan for one person, sent or refused; a newer act of theirs begins another round."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    person_id = models.BigIntegerField(db_index=True)
    plan = models.ForeignKey(ReactivationPlan, models.PROTECT, db_index=False, related_name="+")
    """The plan by which this round began; it is followed to its end, whatever is chosen meanwhile."""
    days = models.SmallIntegerField()
    """Which step."""
    since = models.DateTimeField()
    """The newest act of the person towards the company as it was then: who has done something since is not silent."""
    goes_at = models.DateTimeField()
    """When they go if they stay silent, as they were told; never before."""
    message_id = models.BigIntegerField(null=True, unique=True)
    """None: refused, and tried again until the next step."""
    refused = models.TextField(default="", db_default="")
    """The rule by which the gate refused it."""
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["controller", "person_id", "since", "days"], name="retention_notice_once_a_step"
            )
        ]
        indexes = [models.Index(fields=["goes_at"], name="retention_notice_goes_at")]


class ReactivationStay(models.Model):
    """Somebody pressed the button: the proof that they did something themselves."""

    notice = models.OneToOneField(ReactivationNotice, models.CASCADE, primary_key=True, related_name="stay")
    """Says who, and by which message."""
    at = models.DateTimeField()
