"""Why people say they left: counts, which name nobody."""

from django.db import models


class Why(models.TextChoices):
    """What somebody may say after leaving, if they like."""

    TOO_MANY = "too_many"
    NOT_FOR_ME = "not_for_me"
    NEVER_ASKED = "never_asked"
    OTHER = "other"


class LeftWhy(models.Model):
    """How many said so after a message of a campaign; `campaign_id` 0 after any other message."""

    controller = models.ForeignKey("people.Controller", models.CASCADE, db_index=False)
    campaign_id = models.BigIntegerField(default=0)
    why = models.TextField(choices=Why.choices)
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["controller", "campaign_id", "why"], name="campaigns_why_once")]
