"""What a form looked like, and papers that people signed."""

from django.db import models
from django.db.models.functions import Now


class Device(models.TextChoices):
    """On what a picture was taken."""

    DESKTOP = "desktop"
    PHONE = "phone"


class Picture(models.Model):
    """A form as a browser showed it, or why it could not be taken; never changed."""

    version = models.ForeignKey("consent.CollectionPointVersion", models.PROTECT)
    language = models.TextField(blank=True)
    device = models.TextField(choices=Device.choices)
    url = models.TextField()
    taken_at = models.DateTimeField()
    taken_by = models.TextField(blank=True)
    """Who asked for it; empty: taken as the version was published."""
    browser = models.TextField(blank=True)
    png = models.BinaryField(null=True)
    html = models.TextField(blank=True)
    css = models.TextField(blank=True)
    png_sha256 = models.BinaryField(max_length=32, null=True)
    html_sha256 = models.BinaryField(max_length=32, null=True)
    css_sha256 = models.BinaryField(max_length=32, null=True)
    error = models.TextField(blank=True)
    """Why there is none: missing evidence, which blocks nothing."""
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["version", "-id"], name="consent_picture_version")]


class Scan(models.Model):
    """A paper on which somebody said yes or no."""

    event = models.ForeignKey("consent.Event", models.PROTECT)
    name = models.TextField()
    content_type = models.TextField()
    sha256 = models.BinaryField(max_length=32)
    data = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "sha256"], name="consent_scan_once")]


class NoticeReview(models.Model):
    """Somebody asked for a notice to be published, took that back, sent it back or approved it; only ever added."""

    version = models.ForeignKey("consent.NoticeVersion", models.PROTECT, related_name="reviews")
    said = models.TextField()
    """`asked`, `withdrawn`, `sent_back` or `approved`."""
    word = models.TextField(blank=True)
    state = models.TextField()
    """The fingerprint of what it was said of."""
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["version", "-id"], name="consent_notice_review_version")]


class Policy(models.Model):
    """What a company keeps of those who answer, and for how long it waits for a confirmation."""

    controller = models.OneToOneField("people.Controller", models.PROTECT, primary_key=True)
    ip = models.TextField(default="shortened", db_default="shortened")
    """`whole`, `shortened` (RFC 4632: /24, RFC 4291: /48) or `none`."""
    browser = models.TextField(default="shortened", db_default="shortened")
    """`whole`, `shortened` (its name and system) or `none`."""
    pending_days = models.SmallIntegerField(default=14, db_default=14)
    """Days after which a yes that was never confirmed is forgotten."""
