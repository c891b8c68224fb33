"""What a company declares for its receipts; the newest declaration holds, and none is ever changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Declaration(models.Model):
    """Where a company's data lie, who receives them, and who supervises it (GDPR arts. 13 and 30)."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    established_in = models.CharField(max_length=2)
    """ISO 3166 alpha-2."""
    stored_in = ArrayField(models.TextField())
    """Countries where the data lie."""
    processed_in = ArrayField(models.TextField())
    authority_name = models.TextField(blank=True)
    authority_address = models.TextField(blank=True)
    authority_contact = models.TextField(blank=True)
    recipients = models.JSONField(default=list)
    """A list of `{"name", "role", "address", "contact"}`; role is `processor` or `third_party`. Empty: nobody else."""
    kept_months = models.SmallIntegerField(null=True)
    """For how long proof is kept after a consent has ended, where the law has no figure."""
    declared_at = models.DateTimeField()
    declared_by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["controller", "-id"], name="receipts_declaration_newest")]
