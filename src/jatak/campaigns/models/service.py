"""Messages of service, one by one."""

from django.db import models


class ServiceMessage(models.Model):
    """Somebody asked for a message of service; the same key asks for the same message."""

    controller = models.ForeignKey("people.Controller", models.PROTECT)
    key = models.TextField()
    template_version = models.ForeignKey("content.TemplateVersion", models.PROTECT)
    person_id = models.BigIntegerField()
    message_id = models.BigIntegerField()
    at = models.DateTimeField()

    round = models.ForeignKey("campaigns.ServiceRound", models.PROTECT, null=True, db_index=False)
    """With whom else it went, where an event concerned many."""

    class Meta:
        indexes = [
            models.Index(fields=["controller", "-id"], name="campaigns_service_newest"),
            models.Index(fields=["round", "id"], name="campaigns_service_of_round"),
        ]
        constraints = [models.UniqueConstraint(fields=["controller", "key"], name="campaigns_service_message_once")]
