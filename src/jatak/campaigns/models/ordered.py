"""What people in the console ask for, before and while a campaign goes."""

from django.db import models


class StartOrder(models.Model):
    """Somebody ordered a campaign to start; a job then starts it."""

    campaign = models.OneToOneField("campaigns.Campaign", models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.TextField()
    refused = models.TextField(default="", db_default="")
    """Why it could not start; empty while it is under way, and once it has started."""


class Forecast(models.Model):
    """How many a campaign would go to, and why the others are left out: the newest count."""

    campaign = models.OneToOneField("campaigns.Campaign", models.PROTECT, primary_key=True)
    question = models.TextField()
    """A hash of what was asked; another one means that the campaign has changed since."""
    asked_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)
    """None while it is being counted."""
    people = models.BigIntegerField(default=0, db_default=0)
    permitted = models.BigIntegerField(default=0, db_default=0)
    """Of them the message may go to."""
    reachable = models.BigIntegerField(default=0, db_default=0)
    """Of those permitted have an address for the channel: so many get it."""
    reasons = models.JSONField(default=list)
    """Of both halves: permitted or not, rule, sentence, what would change it, how many."""
    failed = models.TextField(default="", db_default="")


class Figures(models.Model):
    """How far a campaign had come at an instant: counting millions of messages is for a job, not for a page."""

    campaign = models.OneToOneField("campaigns.Campaign", models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    content = models.JSONField()
    final = models.BooleanField(default=False, db_default=False)
    """Nothing of it is open any more."""
