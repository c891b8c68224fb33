"""The outbox, which is also the record of what was sent; partitioned by month."""

from django.db import models


class State(models.TextChoices):
    """How far a message has come."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    """A worker holds it; others take over when the worker is gone."""
    OFFERED = "offered"
    """Committed before the first byte of DATA."""
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    """The connection broke after the final dot and before the answer."""
    DROPPED = "dropped"
    """No longer permitted at the last metre."""


class Message(models.Model):
    """One message to one recipient, with all that permitted it."""

    pk = models.CompositePrimaryKey("created_at", "id")
    id = models.BigIntegerField()
    created_at = models.DateTimeField()
    """The same for all messages of a campaign: its start."""
    controller_id = models.BigIntegerField()
    campaign_id = models.BigIntegerField(null=True)
    template_version_id = models.BigIntegerField()
    topic_id = models.BigIntegerField(null=True)
    marketing = models.BooleanField()
    person_id = models.BigIntegerField()
    contact_point_id = models.BigIntegerField()
    domain = models.TextField(default="")
    """Of the recipient's address, in A-labels; of a telephone number its country's code, such as +45."""
    state = models.TextField(choices=State.choices)
    not_before = models.DateTimeField(null=True)
    """When it may be claimed; None when it does not wait."""
    claimed_by = models.TextField(null=True)
    attempts = models.SmallIntegerField()
    offered_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    answer = models.TextField(null=True)
    """What the relay answered, or the rule that dropped it."""
    situation_id = models.BigIntegerField()
    facts_id = models.TextField()
    rulebook_id = models.TextField()
    as_of = models.DateTimeField()
    consent_event_id = models.UUIDField(null=True)
    notice_text_id = models.BigIntegerField(null=True)
    relation_id = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = "delivery_message"
