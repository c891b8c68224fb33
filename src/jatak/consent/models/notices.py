"""What people are told before they say yes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Notice(models.Model):
    """A consent notice: what one controller asks, in its versions."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    slug = models.SlugField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "slug"], name="consent_notice_once")]


class NoticeVersion(models.Model):
    """One version of a notice; once published it never changes (a trigger refuses)."""

    notice = models.ForeignKey(Notice, models.PROTECT)
    number = models.IntegerField()
    channels = ArrayField(models.TextField())
    topics = ArrayField(models.BigIntegerField(), default=list)
    """Topics that it names; empty: everything of the named companies."""
    joint = models.BooleanField(default=False)
    """One yes for all named companies, so that one no ends it for all."""
    promised_per_month = models.SmallIntegerField(null=True)
    """The number of messages in 30 days that it promises not to exceed; part of its scope."""
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="consent_notice_version_once")]


class NoticeController(models.Model):
    """A company that a version names, with the brands it names; no brands: all of them."""

    version = models.ForeignKey(NoticeVersion, models.PROTECT, related_name="companies")
    controller = models.ForeignKey("people.Controller", models.PROTECT)
    brands = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "controller"], name="consent_notice_names_once")]


class NoticeText(models.Model):
    """The words of one version in one language."""

    version = models.ForeignKey(NoticeVersion, models.PROTECT, related_name="texts")
    language = models.TextField()
    words = models.TextField()
    withdrawal_words = models.TextField()
    """How the person is told that, and how, it can be taken back."""
    sha256 = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="consent_notice_text_once")]
