"""Programs of others that a company has called."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a call says."""

    LEFT = "left", _("Somebody left")
    PASSED_ON = "passed_on", _("Somebody left whose consent was passed on")
    TEST = "test", _("Test call")


CHOSEN = (Kind.LEFT,)
"""What a company chooses for its own programs; the others are sent where they belong."""


class Endpoint(models.Model):
    """One address that is called; a closed one stays, with what it was told."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    url = models.TextField()
    kinds = ArrayField(models.TextField(choices=Kind.choices))
    secret = models.TextField()
    """By which calls are signed; encrypted, the key lies in the home folder."""
    made_at = models.DateTimeField()
    made_by = models.TextField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(blank=True, default="", db_default="")

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="hooks_endpoint_controller")]
