"""What somebody asks, as it came in."""

from django.db import models

from jatak.consent.models import Via


class Asked(models.TextChoices):
    """What a request asks for."""

    UNCLEAR = "unclear"
    """Nobody has read it yet, or the words leave it open."""
    LEAVE = "leave"
    """No more messages of this company."""
    LEAVE_CHANNEL = "leave_channel"
    LEAVE_TOPIC = "leave_topic"
    LEAVE_ALL = "leave_all"
    """No more messages of any company of this installation."""
    OBJECT = "object"
    """An objection to marketing (GDPR art. 21(2))."""
    WITHDRAW = "withdraw"
    """A consent is withdrawn (GDPR art. 7(3))."""
    ERASE = "erase"
    ACCESS = "access"
    PORT = "port"
    """Their data in a common format, to take along (GDPR art. 20)."""
    RECTIFY = "rectify"
    RESTRICT = "restrict"
    AUTHORITY = "authority"
    """A question or an order of an authority."""
    OTHER = "other"


class Request(models.Model):
    """One request that a person must look at; it holds whose it is until it is closed."""

    medium = models.TextField(choices=Via.choices)
    """On what it was heard; a no that it turns out to be is recorded as heard there."""
    asked = models.TextField(choices=Asked.choices, default=Asked.UNCLEAR)
    received_at = models.DateTimeField()
    """When it reached the company, never later than it was recorded; clocks run and holds hold from here."""
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField(blank=True)
    """Who took it down; empty: it came in by itself."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, null=True, db_index=False)
    """None: nobody knows yet which company is meant."""
    person_id = models.BigIntegerField(null=True)
    """Whose it is, by the number of then; None: not matched."""
    address_hash = models.BinaryField(max_length=32, null=True)
    """The address that was named or written from."""
    why = models.TextField(blank=True)
    """Why it lies here and was not acted on, as a code or in words."""
    source = models.TextField(null=True, unique=True)
    """What it was made of, such as a message that came in: the same a second time makes no second request."""
    message_id = models.BigIntegerField(null=True)
    """The message that it answers, where that is known."""
    due_at = models.DateTimeField()
    """By when it must be answered."""
    extended_months = models.SmallIntegerField(default=0, db_default=0)
    """So many months were added to the one that the law gives (GDPR art. 12(3)); the step that added them says why."""
    closed_at = models.DateTimeField(null=True)
    """Set by the step that closes it."""

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(closed_at=None), name="desk_request_open"),
            models.Index(
                fields=["-closed_at", "-id"], condition=models.Q(closed_at__isnull=False), name="desk_request_closed"
            ),
            models.Index(fields=["person_id"], condition=models.Q(person_id__isnull=False), name="desk_request_person"),
            models.Index(
                fields=["address_hash"], condition=models.Q(address_hash__isnull=False), name="desk_request_address"
            ),
        ]


class Words(models.Model):
    """What was said or written, which can go before the request does."""

    request = models.OneToOneField(Request, models.PROTECT, primary_key=True)
    words = models.TextField(blank=True)
    marked = models.TextField(blank=True)
    """The words that brought it here, as they stand in `words`."""
    headers = models.JSONField(default=dict)
    """Of a message: names of header fields with their values."""
    address = models.TextField(blank=True)
    """An address that nobody here has, to answer at; emptied as the request is closed."""


class Paper(models.Model):
    """A letter as it was scanned; never changed, and it can go before the request does."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="papers")
    name = models.TextField()
    content_type = models.TextField()
    sha256 = models.BinaryField(max_length=32)
    data = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "sha256"], name="desk_paper_once")]
