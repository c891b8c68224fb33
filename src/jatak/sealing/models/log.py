"""The log itself, and how far it is sealed."""

from django.db import models

from jatak.sealing.models.transaction import TransactionField


class Log(models.Model):
    """The one log of this installation."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    name = models.BinaryField(max_length=32)
    """Random: two logs never have the same, and a restored one keeps its own."""
    made_at = models.DateTimeField()


class Era(models.Model):
    """The time that the log lived in one cluster of PostgreSQL; another one counts its transactions anew."""

    id = models.SmallIntegerField(primary_key=True)
    cluster = models.TextField()
    """PostgreSQL's own name of the cluster."""
    first = models.BigIntegerField()
    """The index of the first leaf of this era."""
    sealed_before = TransactionField()
    """What every transaction before this one wrote is sealed."""
    sealed_at = models.DateTimeField()
    """When the sealer last looked."""
