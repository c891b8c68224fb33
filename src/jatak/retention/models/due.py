"""What falls due, as a job found it last."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Due(models.Model):
    """At most 500 of the people for whom a company's clock rings in one week; what is overdue, in the running one."""

    pk = models.CompositePrimaryKey("controller_id", "clock", "week", "part")
    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False, related_name="+")
    clock = models.TextField()
    week = models.DateField()
    """Its Monday."""
    part = models.IntegerField()
    people = ArrayField(models.BigIntegerField())
    """Rising."""
    count = models.IntegerField()
    counted_at = models.DateTimeField()
