"""What remains of events that went."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from jatak.base.ids import uuid7


class Tombstone(models.Model):
    """Which leaves lost their events, when and why; a leaf of its own says so for good. It names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField()
    why = models.TextField()
    leaves = ArrayField(models.BigIntegerField())
    """Indexes in the log, ascending; an event that was not sealed yet had none."""
    salt = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)
    """SHA-256 over salt and canonical JSON; see entry.py."""

    class Meta:
        indexes = [GinIndex(fields=["leaves"], name="sealing_tombstone_leaves")]
