"""Links to one's own page that were asked for."""

from django.db import models


class LinkAsked(models.Model):
    """Somebody wants a link to their page; by the keyed hash of the address alone, since it may be anybody's."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    address_hash = models.BinaryField(max_length=32)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    message_id = models.BigIntegerField(null=True)
    """The letter; None: not looked up yet, nobody's address, or another letter went within the hour."""

    class Meta:
        indexes = [
            models.Index(fields=["controller", "address_hash"], name="campaigns_link_address"),
            models.Index(fields=["id"], condition=models.Q(done_at=None), name="campaigns_link_open"),
        ]
