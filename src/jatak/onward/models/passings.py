"""Who must be told of which leaving, and who told us."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from jatak.onward.models.partners import Partner


class Passing(models.Model):
    """One leaving that one partner, or one sister company here, must be told of, until it has acknowledged it."""

    partner = models.ForeignKey(Partner, models.PROTECT, null=True, db_index=False)
    sister = models.ForeignKey("people.Controller", models.PROTECT, null=True, db_index=False, related_name="+")
    """A company here; exactly one of the two is named."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    """Whom the person left."""
    event_id = models.UUIDField()
    """The no in the ledger."""
    person_id = models.BigIntegerField()
    channels = ArrayField(models.TextField())
    """Of the consents concerned."""
    topic_id = models.BigIntegerField(null=True)
    brand_id = models.BigIntegerField(null=True)
    via = models.TextField()
    said_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    addresses = models.TextField(blank=True)
    """The addresses as agreed with the partner, encrypted; empty once it has acknowledged, and for sisters."""
    made_at = models.DateTimeField()
    first_told_at = models.DateTimeField(null=True)
    last_told_at = models.DateTimeField(null=True)
    tellings = models.SmallIntegerField(default=0)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")
    """How it is known that they know."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "event_id", "controller"], name="onward_passing_once"),
            models.UniqueConstraint(fields=["sister", "event_id", "controller"], name="onward_passing_sister_once"),
            models.CheckConstraint(
                condition=Q(partner=None, sister__isnull=False) | Q(partner__isnull=False, sister=None),
                name="onward_passing_to_one",
            ),
        ]
        indexes = [
            models.Index(fields=["partner", "id"], condition=Q(acknowledged_at=None), name="onward_passing_open"),
            models.Index(fields=["sister", "id"], condition=Q(acknowledged_at=None), name="onward_passing_sister"),
            models.Index(fields=["partner", "-id"], name="onward_passing_newest"),
            models.Index(fields=["person_id"], name="onward_passing_person"),
        ]


class TheirWord(models.Model):
    """A partner told us that somebody left; kept, so that the same word is heard once and is not told back."""

    partner = models.ForeignKey(Partner, models.PROTECT, db_index=False)
    number = models.TextField()
    """What their header `webhook-id` said."""
    at = models.DateTimeField()
    events = ArrayField(models.UUIDField())
    """What was appended to the ledger; empty where it was known already."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "number"], name="onward_their_word_once")]


class Waiting(models.Model):
    """A no in the ledger that nobody has passed on yet; a trigger of the ledger adds it in the same transaction.

    So nothing is lost by the order of commits: a no whose transaction ends late waits here from its end on.
    """

    event_id = models.UUIDField(primary_key=True)
