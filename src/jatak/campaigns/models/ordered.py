"""What people in the console ask for, before and while a campaign goes."""

from django.db import models


class StartOrder(models.Model):
    """Somebody ordered a campaign to start; a job then starts it."""

    campaign = models.OneToOneField("campaigns.Campaign", models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.TextField()
    refused = models.TextField(default="", db_default="")
    """Why it could not start; empty while it is under way, and once it has started."""


class Figures(models.Model):
    """How far a campaign had come at an instant: counting millions of messages is for a job, not for a page."""

    campaign = models.OneToOneField("campaigns.Campaign", models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    content = models.JSONField()
    final = models.BooleanField(default=False, db_default=False)
    """Nothing of it is open any more."""
