"""What was shown, apart from what was answered."""

from django.db import models


class Answer(models.TextChoices):
    """What people did with a question."""

    YES = "yes"
    NO = "no"
    """A clicked no: an objection for that channel and company."""
    SILENT = "silent"
    """Sent the form and left the question as it was: neither a consent nor an objection."""


class Served(models.Model):
    """One showing of a form that was sent back; its id was in the form, so that sending it twice is once."""

    id = models.UUIDField(primary_key=True)
    version = models.ForeignKey("consent.CollectionPointVersion", models.PROTECT)
    notice_text = models.ForeignKey("consent.NoticeText", models.PROTECT, db_index=False)
    at = models.DateTimeField()
    """When it was shown."""
    answered_at = models.DateTimeField()
    answer = models.TextField(choices=Answer.choices)

    class Meta:
        indexes = [models.Index(fields=["version", "answered_at"], name="consent_served_version")]


class Shown(models.Model):
    """How often a version was shown on a day, in several rows, so that those who look at once do not wait."""

    version = models.ForeignKey("consent.CollectionPointVersion", models.CASCADE, db_index=False)
    day = models.DateField()
    lane = models.SmallIntegerField()
    count = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "day", "lane"], name="consent_shown_once")]


class Answered(models.Model):
    """How often a version was answered on a day, by answer and by confirmation."""

    version = models.ForeignKey("consent.CollectionPointVersion", models.CASCADE, db_index=False)
    day = models.DateField()
    lane = models.SmallIntegerField()
    yes = models.BigIntegerField(default=0, db_default=0)
    no = models.BigIntegerField(default=0, db_default=0)
    silent = models.BigIntegerField(default=0, db_default=0)
    confirmed = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "day", "lane"], name="consent_answered_once")]
