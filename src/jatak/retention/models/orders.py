"""Answers that somebody asked for, until their files go."""

from django.db import models


class Subject(models.TextChoices):
    """What an answer is about."""

    PERSON = "person"
    MESSAGE = "message"
    CAMPAIGN = "campaign"


class Stage(models.TextChoices):
    """How far an answer is."""

    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"
    GONE = "gone"
    """Its file was removed; that it was made, by whom and why stays."""


class AnswerOrder(models.Model):
    """One answer that was asked for; its file lies in the home folder under this id."""

    id = models.UUIDField(primary_key=True)
    """Of the form, so that a double click asks once."""
    subject = models.TextField(choices=Subject.choices)
    number = models.BigIntegerField()
    """Of the person, message or campaign."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, null=True, db_index=False)
    """Whose knowledge; None: of every company."""
    to_authority = models.BooleanField()
    language = models.TextField()
    why = models.TextField()
    """As who asked said it, such as the number of the request that it answers."""
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    account_id = models.BigIntegerField()
    stage = models.TextField(choices=Stage.choices, default=Stage.WAITING.value)
    touched_at = models.DateTimeField()
    """When its stage changed last; while it is made, `answers.progress` tells more."""
    failed = models.TextField(blank=True, default="", db_default="")
    sha256 = models.BinaryField(max_length=32, null=True)
    size = models.BigIntegerField(null=True)
    """In bytes."""
    done_at = models.DateTimeField(null=True)
    request_id = models.BigIntegerField(null=True)
    """The request at the desk that it answers."""
    letter_id = models.BigIntegerField(null=True, unique=True)
    """The message that brought the person the link to it."""
    letter_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    """When somebody fetched it by that link first."""

    class Meta:
        indexes = [
            models.Index(fields=["-asked_at"], name="retention_answer_newest"),
            models.Index(fields=["subject", "number", "-asked_at"], name="retention_answer_about"),
            models.Index(
                fields=["request_id", "-asked_at"],
                condition=models.Q(request_id__isnull=False),
                name="retention_answer_request",
            ),
        ]
