"""What companies chose of how long they keep; a new choice is a new row, the newest counts."""

from django.db import models


class Choice(models.Model):
    """A company's own figure for one clock, beside what the law says."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    clock = models.TextField()
    """One of `retention.clocks.clock.Clock`."""
    months = models.SmallIntegerField(null=True)
    """None: no limit of its own, said on purpose."""
    chosen_by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["controller", "clock", "-id"], name="retention_choice_newest")]


class Threshold(models.Model):
    """What a company's run may take at most before a person must say yes."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    share = models.SmallIntegerField()
    """Percent of what stands."""
    number = models.IntegerField()
    chosen_by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="retention_threshold_newest")]
