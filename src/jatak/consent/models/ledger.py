"""The append-only history of what people said."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.base.ids import uuid7
from jatak.consent.models.sparse import named


class EventKind(models.TextChoices):
    """What happened."""

    GIVEN = "given"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    REFUSED = "refused"
    """A clicked no; counts as an objection for that channel and company."""
    LAPSED = "lapsed"
    """A consent ended by itself: nobody used it, or the person fell silent; the particulars say whose limit it was."""
    STAYED = "stayed"
    """Somebody who was told that they go pressed the button to stay: their own act, and no new consent."""


class Actor(models.TextChoices):
    """Whose act it was; what staff enter or import never outranks the person's own no."""

    PERSON = "person"
    STAFF = "staff"
    IMPORT = "import"
    SYSTEM = "system"


class Via(models.TextChoices):
    """On what medium it was heard."""

    FORM = "form"
    LINK = "link"
    MAIL_CLIENT = "mail_client"
    REPLY = "reply"
    STOP = "stop"
    PHONE = "phone"
    LETTER = "letter"
    AUTHORITY = "authority"
    COMPLAINT = "complaint"
    TILL = "till"
    PAPER = "paper"
    IMPORT = "import"
    API = "api"
    THIRD_PARTY = "third_party"
    """One that got the consent heard it and told us."""
    CLOCK = "clock"
    """Nobody said it: time passed."""
    UNKNOWN = "unknown"


class Event(models.Model):
    """One consent event: ids, times and commitments, no particulars; never changed, never deleted but by retention."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.TextField(choices=EventKind.choices)
    at = models.DateTimeField()
    """When it was said."""
    recorded_at = models.DateTimeField()
    """When it was heard here."""
    person_id = models.BigIntegerField(db_index=True, null=True)
    """None: an address alone said it, that of nobody we know or of somebody erased."""
    address_hash = models.BinaryField(max_length=32, null=True)
    controller_id = models.BigIntegerField(null=True)
    """None: every controller."""
    notice_text_id = models.BigIntegerField(null=True)
    collection_point_version_id = models.BigIntegerField(null=True)
    channels = ArrayField(models.TextField(), default=list)
    """Empty: every channel."""
    topic_id = models.BigIntegerField(null=True)
    brand_id = models.BigIntegerField(null=True)
    survey = models.BooleanField(default=False)
    about = models.ForeignKey("self", models.PROTECT, null=True, db_constraint=False, db_index=False)
    """The event that this one confirms or takes back."""
    actor = models.TextField(choices=Actor.choices)
    via = models.TextField(choices=Via.choices)
    message_id = models.BigIntegerField(null=True)
    """The message that carried the link, where one did."""
    served_id = models.UUIDField(null=True)
    """What was shown before it was said; see Served."""
    salt = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)
    """SHA-256 over salt and the canonical entry (RFC 8785)."""
    particulars_commitment = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes = [named("about", "consent_event_about")]


class Particulars(models.Model):
    """IP address, browser and free text of an event, which can go before the proof."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True)
    salt = models.BinaryField(max_length=32)
    data = models.JSONField()
