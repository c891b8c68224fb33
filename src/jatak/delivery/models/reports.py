"""What gateways reported of messages after they took them."""

from django.db import models


class Report(models.Model):
    """One report about one message, or about one part of it; hearing it again adds nothing."""

    message_id = models.BigIntegerField()
    gateway = models.TextField()
    became = models.TextField()
    """`delivered`, `failed`, or `buffered`, which is not the end."""
    code = models.TextField(default="", db_default="")
    """The gateway's own: of the part, or of what went wrong."""
    said = models.TextField(default="", db_default="")
    heard_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_id", "became", "code"], name="delivery_report_once"),
        ]
