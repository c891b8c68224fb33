"""What is said to these programs, until they take it."""

from django.db import models

from jatak.base.ids import uuid7
from jatak.hooks.models.endpoints import Endpoint, Kind


class State(models.TextChoices):
    """How far a call has come."""

    WAITING = "waiting"
    TAKEN = "taken"
    DEAD = "dead"
    """Not taken for days; somebody may have it tried again."""
    DROPPED = "dropped"
    """Its endpoint was closed before it was taken."""


class Call(models.Model):
    """One call; the same key to the same endpoint is the same call."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    endpoint = models.ForeignKey(Endpoint, models.PROTECT, db_index=False)
    kind = models.TextField(choices=Kind.choices)
    key = models.TextField()
    body = models.TextField(blank=True)
    """What is sent, encrypted; empty once it is taken, dropped, or dead for a month."""
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField()
    """From when the days are counted until it is given up."""
    due_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    state = models.TextField(choices=State.choices, default=State.WAITING.value)
    claimed_until = models.DateTimeField(null=True)
    """Until then somebody is making it, and nobody else does."""
    settled_at = models.DateTimeField(null=True)
    alarmed_at = models.DateTimeField(null=True)
    """When the company was told that it is dead."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["endpoint", "key"], name="hooks_call_once")]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="waiting"), name="hooks_call_due"),
            models.Index(fields=["endpoint"], condition=models.Q(state="dead"), name="hooks_call_dead"),
            models.Index(fields=["endpoint", "-made_at"], name="hooks_call_newest"),
        ]

    @property
    def number(self) -> str:
        """What the header `webhook-id` says: the same at each try."""
        return f"msg_{self.pk.hex}"


class Try(models.Model):
    """One try of a call, and what was answered."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="made")
    at = models.DateTimeField()
    status = models.SmallIntegerField(null=True)
    """None: there was no answer."""
    said = models.TextField(blank=True)
    """The beginning of the answer, or why there was none."""
    milliseconds = models.IntegerField()
