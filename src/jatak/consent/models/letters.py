"""Letters that a yes asks for: the request to confirm it, or the welcome."""

from django.db import models


class LetterKind(models.TextChoices):
    """Which letter."""

    CONFIRM = "confirm"
    """Bare of advertising; its button leads to the page whose POST confirms."""
    WELCOME = "welcome"
    """At once after a yes that needs no confirmation, with a way out."""
    FOLLOW_UP = "follow_up"
    """What was said at a till, on the telephone or on paper, in writing."""


class Letter(models.Model):
    """A letter to be sent for one yes; at most one of a kind, and no reminder."""

    event = models.ForeignKey("consent.Event", models.PROTECT, db_index=False)
    kind = models.TextField(choices=LetterKind.choices)
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    person_id = models.BigIntegerField()
    language = models.TextField()
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    """When a yes that was not confirmed by then is forgotten."""
    done_at = models.DateTimeField(null=True)
    message_id = models.BigIntegerField(null=True)
    """The message in the outbox; None: not sent yet, or not permitted."""
    why_not = models.TextField(blank=True, default="", db_default="")
    """Why it was not sent."""
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "kind"], name="consent_letter_once")]
        indexes = [
            models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="consent_letter_open"),
            models.Index(
                fields=["ends_at"],
                condition=models.Q(forgotten_at=None, ends_at__isnull=False),
                name="consent_letter_ends",
            ),
            models.Index(fields=["message_id"], name="consent_letter_message"),
        ]
