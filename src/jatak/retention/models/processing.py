"""What a company states of its processing, beside what is set up (GDPR art. 30)."""

from django.db import models


class Statement(models.Model):
    """What was stated at an instant; rows are only added, the newest counts."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    by = models.TextField()
    officer = models.TextField(blank=True)
    """Name and contact of the data protection officer; a dash: there is none, and none is needed."""
    representative = models.TextField(blank=True)
    """Of a company outside the Union (GDPR art. 27); a dash: none is needed."""
    recipients = models.TextField(blank=True)
    """Who else gets data, such as hosting, a line each."""
    transfers = models.TextField(blank=True)
    """To which third countries, and on what safeguard; a dash: to none."""
    security = models.TextField(blank=True)
    """What the company does beside what the product does, a line each."""

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="retention_statement_newest")]
