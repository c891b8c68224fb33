"""What follows from the ledger: the records that gathering reads."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jatak.consent.models.sparse import named


class Record(models.Model):
    """A consent for one controller and one channel: the projection of its events."""

    event = models.ForeignKey("consent.Event", models.PROTECT, db_index=False)
    """The event by which it was given."""
    person = models.ForeignKey("people.Person", models.CASCADE, db_index=False)
    contact_point = models.ForeignKey("people.ContactPoint", models.CASCADE)
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    channel = models.TextField()
    notice_text = models.ForeignKey("consent.NoticeText", models.PROTECT, db_index=False)
    collection_point_version = models.ForeignKey("consent.CollectionPointVersion", models.PROTECT, db_index=False)
    topics = ArrayField(models.BigIntegerField(), default=list)
    """Topics that it covers; empty: all of the controller."""
    brands = ArrayField(models.BigIntegerField(), default=list)
    given_at = models.DateTimeField()
    day_known = models.BooleanField(default=True, db_default=True)
    """False where nobody knows when it was given; `given_at` is then the day on which it was entered."""
    own_act = models.BooleanField()
    """False where staff entered it or a file brought it."""
    own_at = models.DateTimeField(null=True)
    """When the person themself said it: by the yes, or by confirming what others entered; nothing else lifts a no."""
    needs_confirmation = models.BooleanField()
    confirmed_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "consent.Event", models.PROTECT, null=True, db_index=False, related_name="ended_records"
    )
    ended_recorded_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "controller", "channel"], name="consent_record_once")]
        indexes = [
            models.Index(fields=["person", "controller"], name="consent_record_person"),
            named("ended_by", "consent_record_ended_by"),
        ]


class Objection(models.Model):
    """A standing no of a person: to marketing, or to surveys, within its scope (GDPR art. 21(2))."""

    event = models.ForeignKey("consent.Event", models.PROTECT)
    person = models.ForeignKey("people.Person", models.CASCADE)
    controller = models.ForeignKey("people.Controller", models.PROTECT, null=True)
    channel = models.TextField(null=True)
    topic = models.ForeignKey("people.Topic", models.PROTECT, null=True, db_index=False)
    brand = models.ForeignKey("people.Brand", models.PROTECT, null=True, db_index=False)
    survey = models.BooleanField(default=False)
    at = models.DateTimeField()
    own_act = models.BooleanField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [named("topic", "consent_objection_topic"), named("brand", "consent_objection_brand")]


class Suppression(models.Model):
    """The same no by keyed hash of an address; it survives the erasure of the person."""

    event = models.ForeignKey("consent.Event", models.PROTECT)
    address_hash = models.BinaryField(max_length=32)
    controller = models.ForeignKey("people.Controller", models.PROTECT, null=True)
    channel = models.TextField(null=True)
    topic = models.ForeignKey("people.Topic", models.PROTECT, null=True, db_index=False)
    brand = models.ForeignKey("people.Brand", models.PROTECT, null=True, db_index=False)
    survey = models.BooleanField(default=False)
    at = models.DateTimeField()
    own_act = models.BooleanField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address_hash"], name="consent_suppression_hash"),
            named("topic", "consent_suppression_topic"),
            named("brand", "consent_suppression_brand"),
        ]
