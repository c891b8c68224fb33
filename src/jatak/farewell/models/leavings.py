"""Each leaving as the company is told of it, and the letter that confirms it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Left(models.Model):
    """Somebody left a company, wholly or in part: once an act and company, taken from the ledger."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    event_id = models.UUIDField()
    person_id = models.BigIntegerField(null=True)
    """None: an address that nobody here has."""
    via = models.TextField()
    actor = models.TextField()
    channels = ArrayField(models.TextField())
    """Empty: every channel."""
    topic_id = models.BigIntegerField(null=True)
    brand_id = models.BigIntegerField(null=True)
    survey = models.BooleanField()
    everything = models.BooleanField()
    """The person left every company."""
    message_id = models.BigIntegerField(null=True)
    said_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    """When it was taken from the ledger: by this the days of digests are told apart."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "event_id"], name="farewell_left_once")]
        indexes = [
            models.Index(fields=["controller", "noted_at"], name="farewell_left_noted"),
            models.Index(fields=["person_id", "controller"], name="farewell_left_person"),
        ]


class Goodbye(models.Model):
    """The letter that confirms one act of leaving; at most one, whatever else it touched."""

    left = models.OneToOneField(Left, models.CASCADE, primary_key=True)
    act = models.TextField(unique=True)
    """Person, instants and medium of the act."""
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    message_id = models.BigIntegerField(null=True)
    """The message in the outbox; None: not sent yet, or not permitted."""
    why_not = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="farewell_goodbye_open")]


class Digest(models.Model):
    """The digest of one day that one company was sent."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    day = models.DateField()
    """By the company's own clock."""
    to = models.TextField()
    leavings = models.IntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "day"], name="farewell_digest_once")]


class Waiting(models.Model):
    """A no in the ledger that no company was told of yet; a trigger of the ledger adds it in the same transaction."""

    event_id = models.UUIDField(primary_key=True)
