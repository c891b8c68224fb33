"""What went of people who stay, because the time of its proof was over."""

from django.db import models


class Proved(models.TextChoices):
    """What it had proven."""

    CONSENT = "consent"
    """A consent that had ended."""
    MESSAGES = "messages"
    """Messages that were sent on no consent."""


class LetGo(models.Model):
    """That some proof went, when and by whose word; neither what was said, nor when. It goes with the person."""

    person_id = models.BigIntegerField(db_index=True)
    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    """Whose proof it was; of a consent to several companies, the first of them."""
    proved = models.TextField(choices=Proved.choices)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    """When it went."""
    months = models.SmallIntegerField()
    whose = models.TextField()
    """Whose limit it was: one of `clocks.terms.Whose`."""
    country = models.TextField(blank=True)
    """By whose law, empty where none was known."""
    cite = models.TextField(blank=True)
    """The source, where it was the law's figure."""
