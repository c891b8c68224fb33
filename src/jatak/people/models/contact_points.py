"""Where a person can be reached; addresses live here and nowhere else."""

from django.db import models
from django.db.models.functions import Now


class ContactKind(models.TextChoices):
    """What sort of address it is."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    DM = "dm"
    PUSH = "push"
    INBOX = "inbox"


class ContactPoint(models.Model):
    """One address of one person."""

    person = models.ForeignKey("people.Person", models.CASCADE)
    kind = models.TextField(choices=ContactKind.choices)
    address = models.TextField()
    """As given."""
    normalised = models.TextField()
    """As compared: lower case, domain in A-labels, telephone numbers in E.164."""
    keyed_hash = models.BinaryField(max_length=32)
    """HMAC of kind and normalised address; the key lives outside the database."""
    noted_for = models.ForeignKey("people.Controller", models.SET_NULL, null=True, db_index=False, related_name="+")
    """The company whose staff put it in the place of a wrong one; None: what was said or bought tells whose it is."""
    verified_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            # An address is also looked for by its beginning.
            models.UniqueConstraint(
                fields=["normalised", "kind"],
                opclasses=["text_pattern_ops", "text_ops"],
                name="people_contact_point_once",
            )
        ]
        indexes = [models.Index(fields=["keyed_hash"], name="people_contact_point_hash")]
