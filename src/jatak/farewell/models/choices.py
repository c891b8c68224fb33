"""What a company chose about notices of leaving."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confirm(models.TextChoices):
    """Who gets a confirmation of leaving."""

    BY_LAW = "by_law", _("Where the person's country requires or recommends it")
    ALWAYS = "always", _("Everybody whose address is known")
    NEVER = "never", _("Nobody")


class Choice(models.Model):
    """One company's choice; without a row it is that of the defaults."""

    controller = models.OneToOneField("people.Controller", models.CASCADE, primary_key=True)
    confirm = models.TextField(choices=Confirm.choices, default=Confirm.BY_LAW.value)
    digest_to = models.TextField(blank=True, default="")
    """Who gets the digest of a day; empty: nobody."""
    digest_lists = models.BooleanField(default=False)
    """Whether the digest lists who left, too, by number and own keys."""
    changed_at = models.DateTimeField()
    changed_by = models.TextField()
