"""Files that were imported."""

import json

from django.contrib.postgres.fields import ArrayField
from django.db import models


class State(models.TextChoices):
    """How far an import is."""

    BEGUN = "begun"
    """Being loaded, or broken off: loading it again goes on."""
    DONE = "done"


class File(models.Model):
    """A file that was loaded by one plan, known by the hashes of both."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    sha256 = models.BinaryField(max_length=32)
    plan_sha256 = models.BinaryField(max_length=32)
    name = models.TextField()
    size = models.BigIntegerField()
    """In bytes."""
    plan = models.JSONField()
    """Mapping and options as they were given, the words and what the company states of them."""
    headers = ArrayField(models.TextField(), default=list)
    """The headers of the first row; raw rows with the same have their cells in this order."""
    asks = models.JSONField(null=True)
    """What its rows say yes to, by number; None while it is being read."""
    state = models.TextField(choices=State.choices, default=State.BEGUN)
    begun_at = models.DateTimeField()
    begun_by = models.TextField()
    done_at = models.DateTimeField(null=True)
    rows = models.BigIntegerField(default=0)
    people = models.BigIntegerField(default=0)
    """How many were new here."""
    counts = models.JSONField(default=dict)
    """Rows by decision, and in each by reason."""

    def by_header(self, cells: str) -> dict[str, str]:
        """The cells of one of its raw rows, each by its header."""
        found = json.loads(cells)
        return dict(zip(self.headers, found, strict=True)) if isinstance(found, list) else found

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["controller", "sha256", "plan_sha256"], name="imports_file_once")
        ]
        indexes = [models.Index(fields=["controller", "-id"], name="imports_file_newest")]
