"""What has to leave archived months, which are files and cannot be part of a transaction."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class FromArchive(models.Model):
    """One who was erased, one company's messages to such a one, or the messages of one consent; until it is done."""

    erasure_id = models.UUIDField(null=True)
    """Whose; None: of somebody who stays."""
    numbers = ArrayField(models.BigIntegerField(), default=list)
    """Under which numbers old messages may name them."""
    owner = models.BigIntegerField(null=True)
    """The number under which their messages are locked; None: nothing more has to be."""
    countries = ArrayField(models.TextField(), default=list)
    """Whose laws say how long messages prove something; known of nobody else once the person is gone."""
    controller_id = models.BigIntegerField(null=True)
    """Of this company alone: its proof is over, or (with an owner) its part was erased; None: of all."""
    event_id = models.UUIDField(null=True)
    """Messages that stood on this consent, whose proof is over."""
    at = models.DateTimeField()
