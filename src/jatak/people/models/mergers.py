"""Two who turned out to be one."""

from django.db import models


class Merger(models.Model):
    """Who went into whom, who said so and why; never changed."""

    kept_id = models.BigIntegerField(db_index=True)
    """The number that stays."""
    merged_id = models.BigIntegerField(unique=True)
    """The number under which nobody is found any more; messages and the ledger still name it."""
    at = models.DateTimeField()
    by = models.TextField()
    reason = models.TextField()
