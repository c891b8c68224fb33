"""Runs of the clocks, and those that wait for a person."""

from django.db import models


class RunState(models.TextChoices):
    """How far a run is."""

    WAITING = "waiting"
    """It would take more than the company lets it, and waits for a person's yes."""
    APPROVED = "approved"
    DONE = "done"


class Run(models.Model):
    """One clock of one company, run up to an instant."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    clock = models.TextField()
    until = models.DateTimeField()
    """What was due by then is taken."""
    state = models.TextField(choices=RunState.choices)
    found = models.IntegerField()
    """How many were due when it was counted; a yes is for so many and no more."""
    of = models.IntegerField()
    """Of how many."""
    began_at = models.DateTimeField()
    approved_by = models.TextField(default="", db_default="")
    approved_at = models.DateTimeField(null=True)
    why = models.TextField(default="", db_default="")
    """Why that many are right, in the words of who said yes."""
    taken = models.IntegerField(default=0, db_default=0)
    erased = models.IntegerField(default=0, db_default=0)
    """Of whom nothing was left but what this run took."""
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["controller", "clock"],
                condition=~models.Q(state="done"),
                name="retention_run_one_open",
            )
        ]
        indexes = [models.Index(fields=["controller", "-id"], name="retention_run_newest")]
