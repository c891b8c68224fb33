"""How many of those who said yes at a place were gone within a month."""

from django.db import models


class Stayed(models.Model):
    """Of the yeses of a version that are between a month and four months old: as a job counted them."""

    version = models.OneToOneField("consent.CollectionPointVersion", models.CASCADE, primary_key=True)
    said_yes = models.BigIntegerField()
    """Those that took effect: confirmed, where they had to be."""
    left = models.BigIntegerField()
    """Those of them that were taken back within 30 days."""
    counted_at = models.DateTimeField()
