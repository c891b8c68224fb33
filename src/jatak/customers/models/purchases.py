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

    file = models.ForeignKey(PurchaseFile, models.PROTECT, db_constraint=False, db_index=False)
    """Written in the transaction that writes the file; checking it once a line took a tenth of the load."""
    controller_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    """None for a guest."""
    invoice = models.TextField(db_collation="C")
    line = models.IntegerField()
    """The place in the file."""
    article = models.TextField(db_collation="C")
    occurrence = models.IntegerField()
    """Which line it is of this article in this invoice, from 1: with them the natural key across files."""
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    unit_price = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    at = models.DateTimeField()
    country = models.CharField(max_length=2, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["controller_id", "invoice", "article", "occurrence"], name="customers_purchase_line_once"
            )
        ]
        indexes = [models.Index(fields=["person_id", "article"], name="customers_purchase_line_kept")]
