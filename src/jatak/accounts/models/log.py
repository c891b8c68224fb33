"""Who looked at whom, and who changed what; rows are only ever added (the web may neither change nor delete them)."""

from django.db import models
from django.db.models.functions import Now


class Look(models.Model):
    """Somebody opened a page about a person."""

    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField()
    who = models.TextField()
    """The name of the account then; accounts may go, the log stays."""
    person_id = models.BigIntegerField()
    page = models.TextField()
    """The name of the page's route."""

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-id"], name="accounts_look_person"),
            models.Index(fields=["user_id", "-id"], name="accounts_look_user"),
        ]


class Change(models.Model):
    """Somebody changed something in the console."""

    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField()
    who = models.TextField()
    controller_id = models.BigIntegerField(null=True)
    """None: it belongs to no company alone."""
    verb = models.TextField()
    """What was done, as `campaign.approved`."""
    of = models.TextField()
    """What it was done to, as `campaign 12`."""
    details = models.JSONField(default=dict)
    """Before and after, without addresses of people."""

    class Meta:
        indexes = [
            models.Index(fields=["controller_id", "-id"], name="accounts_change_controller"),
            models.Index(fields=["of", "-id"], name="accounts_change_of"),
            models.Index(fields=["user_id", "-id"], name="accounts_change_user"),
        ]
