"""Receipts that others issued, kept as evidence."""

from django.db import models


class KeptReceipt(models.Model):
    """A receipt of another product as it came; it proves what its issuer says, and permits nothing here by itself."""

    controller = models.ForeignKey("people.Controller", models.PROTECT, db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, db_constraint=False)
    """Goes with the person: the constraint is made by hand, with ON DELETE CASCADE."""
    sha256 = models.BinaryField(max_length=32)
    data = models.BinaryField()
    signed_by = models.BinaryField(max_length=32, null=True)
    """The Ed25519 key whose signature holds; None: nobody signed."""
    state = models.TextField()
    """What it says of the consent, such as `dpv:ConsentGiven`; several records, several states."""
    lacks = models.JSONField(default=list)
    """The mandatory fields that it does not have."""
    kept_at = models.DateTimeField()
    kept_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "controller", "sha256"], name="receipts_kept_once"),
        ]
