"""What came in, once, with what was done about it."""

from django.db import models


class Way(models.TextChoices):
    """How it came in."""

    MAILBOX = "mailbox"
    PIPE = "pipe"
    """Handed over by a mail server."""
    WEBHOOK = "webhook"
    """A mail that a provider took in for us."""
    EVENT = "event"
    """Told by a provider, which calls until it is taken; nothing is kept of it that could be read again."""
    SMS = "sms"
    """Brought by a gateway, as a telephone sent it."""


class Kind(models.TextChoices):
    """What it is."""

    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    AUTO_REPLY = "auto_reply"
    OPT_OUT = "opt_out"
    POST = "post"
    """Words for a person."""
    UNKNOWN = "unknown"
    DELIVERED = "delivered"
    """A provider says that a message arrived."""


class Deed(models.TextChoices):
    """What was done about it."""

    LEFT = "left"
    """Somebody left, or complained, which is leaving."""
    HELD = "held"
    """A person looks; marketing to whom it is about waits."""
    FAILED = "failed"
    """An address does not work, or did not this time; nothing else changes by that."""
    REACHED = "reached"
    POST = "post"
    """Laid before a person; nothing waits for it."""
    QUARANTINED = "quarantined"
    """Put aside with the reason, and never acted on."""
    NOTED = "noted"
    """Nothing is to be done about it."""


class Arrival(models.Model):
    """One thing that came in; addresses and words of people are in `Kept`, while they are needed."""

    digest = models.BinaryField(max_length=32)
    """SHA-256 of its bytes, or of a provider's name of the event; again from the same source is the same thing."""
    source = models.TextField()
    """Which mailbox, command or provider, without a password."""
    way = models.TextField(choices=Way.choices)
    received_at = models.DateTimeField()
    """When our mailbox, server or page received it: from then on a no counts. Never from a Date that it claims."""
    recorded_at = models.DateTimeField()
    kind = models.TextField(choices=Kind.choices, default=Kind.UNKNOWN)
    status = models.TextField(blank=True)
    """Enhanced status code of a bounce (RFC 3463)."""
    permanent = models.BooleanField(null=True)
    reason = models.TextField(blank=True)
    """What it says, as a code; of what is put aside, why."""
    message_id = models.BigIntegerField(null=True)
    """The message of ours that it is about, where it proves one."""
    known_by = models.TextField(blank=True)
    """What proved whom it is about, as a code."""
    controller_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    deed = models.TextField(choices=Deed.choices, blank=True)
    """Empty: nobody has done anything about it yet."""
    why = models.TextField(blank=True)
    """Why that was done, as a code."""
    done_at = models.DateTimeField(null=True)
    desk_request_id = models.BigIntegerField(null=True)
    counted_at = models.DateTimeField(null=True)
    """When the guard of its campaign counted it."""
    closed_at = models.DateTimeField(null=True)
    """When a person had looked at it, where one must."""
    closed_by = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "source"], name="inbound_arrival_once")]
        indexes = [
            models.Index(fields=["recorded_at"], condition=models.Q(deed=""), name="inbound_arrival_undone"),
            models.Index(
                fields=["deed", "-received_at", "-id"],
                condition=models.Q(deed__in=["held", "post", "quarantined"]),
                name="inbound_arrival_listed",
            ),
        ]
