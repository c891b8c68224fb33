"""Who carries messages, and what each of them holds."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Worker(models.Model):
    """A worker that is there; it renews its lease, and when that ends the others take over what it held."""

    name = models.TextField(primary_key=True)
    host = models.TextField()
    process = models.IntegerField()
    began_at = models.DateTimeField()
    lease_until = models.DateTimeField()


class Holding(models.Model):
    """The messages of one claimed batch, so that what a dead worker held is found without an index of all."""

    batch = models.TextField(primary_key=True)
    worker = models.TextField(db_index=True)
    created = ArrayField(models.DateTimeField())
    ids = ArrayField(models.BigIntegerField())
