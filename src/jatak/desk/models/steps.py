"""What was done about a request, step by step."""

from django.db import models


class StepKind(models.TextChoices):
    """What happened to a request."""

    ASKED = "asked"
    """Somebody read what it asks for."""
    MATCHED = "matched"
    """Somebody found out whose it is, or which company is meant."""
    NOTED = "noted"
    EXTENDED = "extended"
    """The time for an answer was made longer, and the person was told why."""
    SENT = "sent"
    """An answer or a letter about it went to the person."""
    CLOSED = "closed"


class Done(models.TextChoices):
    """How a request was closed."""

    LEFT = "left"
    """The no was recorded."""
    NOTHING = "nothing"
    """Nothing was asked."""
    ANSWERED = "answered"
    """It was answered otherwise; the reason says how."""
    CORRECTED = "corrected"
    RESTRICTED = "restricted"
    ERASED = "erased"


class Step(models.Model):
    """One thing that was done; never changed."""

    request = models.ForeignKey("desk.Request", models.PROTECT, related_name="steps")
    kind = models.TextField(choices=StepKind.choices)
    at = models.DateTimeField()
    by = models.TextField()
    done = models.TextField(choices=Done.choices, blank=True)
    """Of the step that closes."""
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(kind="closed"), name="desk_step_closed_once"
            ),
        ]
