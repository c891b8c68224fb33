"""Counting why people say they left; who said it is written down nowhere."""

from django.db.models import F

from jatak.campaigns.models import LeftWhy, Why
from jatak.database.using import acting_as, atomic
from jatak.delivery.models import Message


def count_why(controller_id: int, message_id: int, why: Why) -> None:
    """One more who said so, after a message of a campaign or another one."""
    with acting_as("web"), atomic():
        messages = Message.objects.filter(id=message_id, controller_id=controller_id).order_by()
        campaign_id = messages.values_list("campaign_id", flat=True).first() or 0
        row, _ = LeftWhy.objects.get_or_create(controller_id=controller_id, campaign_id=campaign_id, why=why)
        LeftWhy.objects.filter(pk=row.pk).update(count=F("count") + 1)


def whys_of(campaign_id: int) -> dict[str, int]:
    """How often each reason was given after the messages of a campaign, the most frequent first."""
    found = LeftWhy.objects.filter(campaign_id=campaign_id).order_by("-count", "why")
    return dict(found.values_list("why", "count"))
