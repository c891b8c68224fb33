"""How many people hold a version of a notice: counted by a job and kept."""

from django.db import models


class Held(models.Model):
    """The figures of one version, as they were counted last; a version that nobody ever held has none."""

    version = models.OneToOneField("consent.NoticeVersion", models.CASCADE, primary_key=True)
    people = models.BigIntegerField()
    """People with a consent in force under its words."""
    unconfirmed = models.BigIntegerField()
    """People whose yes waits for its confirmation, and who hold no other under its words."""
    left = models.BigIntegerField()
    """People who took back all that they held under its words."""
    counted_at = models.DateTimeField()
