"""What a company states; the newest statement holds, and none is ever changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Statement(models.Model):
    """What only the company knows of its processing (GDPR arts. 13, 14 and 30), as it stood from an instant on."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    by = models.TextField()
    established_in = models.CharField(max_length=2, blank=True)
    """ISO 3166 alpha-2; empty: where it is and where the data lie was not stated yet."""
    stored_in = ArrayField(models.TextField(), default=list)
    """Countries where the data lie."""
    processed_in = ArrayField(models.TextField(), default=list)
    authority_name = models.TextField(blank=True)
    authority_address = models.TextField(blank=True)
    authority_contact = models.TextField(blank=True)
    recipients = models.JSONField(default=list)
    """A list of `{"name", "role", "address", "contact", "what"}`; role is `processor` or `third_party`, `what` is what
    they do, such as hosting. Address and contact may lack where it was stated before a receipt asked for them."""
    kept_months = models.SmallIntegerField(null=True)
    """For how long proof is kept after a consent has ended, where neither law nor its clocks have a figure."""
    officer = models.TextField(blank=True)
    """Name and contact of the data protection officer; a dash: there is none, and none is needed."""
    representative = models.TextField(blank=True)
    """Of a company outside the Union (GDPR art. 27); a dash: none is needed."""
    transfers = models.TextField(blank=True)
    """To which third countries, and on what safeguard; a dash: to none."""
    security = models.TextField(blank=True)
    """What the company does beside what the product does, a line each."""

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="statements_newest")]
