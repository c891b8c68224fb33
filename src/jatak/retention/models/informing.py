"""People who came in by a file, and whether they were told what is done with their data (GDPR art. 14)."""

from django.db import models


class Informing(models.Model):
    """The people of one imported file: by when they must know, how many do not yet, and what was done about it."""

    file_id = models.BigIntegerField(primary_key=True)
    """Of the import."""
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    name = models.TextField()
    """Of the file."""
    begun_at = models.DateTimeField()
    due_at = models.DateTimeField()
    """A month after it came in, at the latest (art. 14(3)(a))."""
    people = models.BigIntegerField(default=0)
    uninformed = models.BigIntegerField(default=0)
    counted_at = models.DateTimeField(null=True)
    letter = models.TextField(blank=True, default="", db_default="")
    """The template that tells them, once it was ordered."""
    ordered_at = models.DateTimeField(null=True)
    ordered_by = models.TextField(blank=True, default="", db_default="")
    passed_over = models.BigIntegerField(default=0, db_default=0)
    """To so many it may not be sent, or nobody has an address."""
    sent_at = models.DateTimeField(null=True)
    """When the last of them was looked at."""
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(blank=True, default="", db_default="")
    why = models.TextField(blank=True, default="", db_default="")
    """How they know otherwise, or why nobody need tell them (art. 14(5))."""

    class Meta:
        indexes = [
            models.Index(fields=["controller", "due_at"], name="retention_informing_due"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether somebody must still be told."""
        return self.closed_at is None and self.uninformed > 0
