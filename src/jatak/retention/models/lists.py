"""How the lists of a company stood whenever they were counted, and who was on them when they were counted last."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ListCount(models.Model):
    """One count of all lists of a company."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.TextField(default="", db_default="")
    """The name of an account; empty for the timetable."""
    at = models.DateTimeField(null=True)
    """The instant whose facts and law count: when counting began."""
    steps = models.SmallIntegerField(default=0, db_default=0)
    """How many are done of `retention.lists.counting.STEPS`."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["controller"], condition=models.Q(done_at=None), name="retention_listcount_one_open"
            )
        ]
        indexes = [models.Index(fields=["controller", "-id"], name="retention_listcount_newest")]


class Listed(models.Model):
    """At most 500 of the people of one figure; only of the newest count of a company."""

    pk = models.CompositePrimaryKey("count_id", "ground", "channel", "standing", "source", "age", "part")
    count = models.ForeignKey(ListCount, models.CASCADE, db_index=False, related_name="+")
    ground = models.TextField()
    channel = models.TextField()
    standing = models.TextField()
    """One of `retention.lists.standing.Standing`."""
    source = models.TextField()
    """`point:` and the number of a collection point, or `relation:` and the kind of a customer relation."""
    age = models.SmallIntegerField()
    """From so many months on; one of `retention.lists.ages.AGES`."""
    part = models.IntegerField()
    people = ArrayField(models.BigIntegerField())
    """Rising."""
    number = models.IntegerField()
    soon = models.IntegerField()
    """How many of them fall away within `retention.lists.counting.SOON`."""
    later = models.IntegerField()
    """The same within `LATER`, those of `soon` included."""


class ListTotal(models.Model):
    """How many people stood so; kept, so that it can be seen how a list develops."""

    pk = models.CompositePrimaryKey("count_id", "ground", "channel", "standing")
    count = models.ForeignKey(ListCount, models.CASCADE, db_index=False, related_name="+")
    ground = models.TextField()
    channel = models.TextField()
    standing = models.TextField()
    people = models.IntegerField()
    soon = models.IntegerField()
    later = models.IntegerField()
