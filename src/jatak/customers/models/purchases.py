"""What was bought, as the shop's file tells it."""

from django.db import models
from django.db.models.functions import Now


class PurchaseFile(models.Model):
    """A file that was loaded, known by its hash."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    sha256 = models.BinaryField(max_length=32)
    name = models.TextField()
    report = models.JSONField(default=dict)
    loaded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "sha256"], name="customers_purchase_file_once")]


class PurchaseLine(models.Model):
    """One line of an invoice, or of a cancellation with a negative quantity."""

    file = models.ForeignKey(PurchaseFile, models.PROTECT)
    controller_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    """None for a guest."""
    invoice = models.TextField()
    line = models.IntegerField()
    """The place in the file; the same invoice may hold equal lines."""
    article = models.TextField()
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    unit_price = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    at = models.DateTimeField()
    country = models.CharField(max_length=2, null=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "article"], name="customers_purchase_line_kept")]
