"""What a campaign asks of the gate."""

from datetime import datetime

from jatak.campaigns.models import Campaign
from jatak.clearance.request import Request
from jatak.content.facts import message_facts
from jatak.gate.situation import Tri


def question_of(campaign: Campaign, as_of: datetime) -> Request:
    """Whether its message may go, by the law of an instant."""
    facts = message_facts(campaign.template_version)
    return Request(
        controller_id=campaign.controller_id,
        channel=facts.channel,
        facts=facts,
        brand_id=campaign.brand_id,
        topic_id=campaign.topic_id,
        product_groups=tuple(campaign.product_groups),
        own_similar=Tri(campaign.own_similar),
        as_of=as_of,
    )
