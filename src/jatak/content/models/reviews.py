"""What was said of a version before it was approved."""

from django.db import models


class Said(models.TextChoices):
    """What somebody said of a version."""

    ASKED = "asked", "asked"
    WITHDRAWN = "withdrawn", "withdrawn"
    SENT_BACK = "sent_back", "sent back"
    APPROVED = "approved", "approved"


class Review(models.Model):
    """Somebody asked for an approval, took that back, sent it back or gave it; rows are only ever added."""

    version = models.ForeignKey("content.TemplateVersion", models.PROTECT, related_name="reviews")
    said = models.TextField(choices=Said.choices)
    word = models.TextField(blank=True)
    state = models.TextField()
    """The fingerprint of what it was said of: a change after it makes it a word about former words."""
    at = models.DateTimeField()
    by_id = models.BigIntegerField()
    by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["version", "-id"], name="content_review_version")]
