"""Whom a campaign would go to now, and why the others are left out: the census of its question."""

from jatak.campaigns.models import Campaign
from jatak.clearance.census import asking
from jatak.clearance.census.question import Question
from jatak.clearance.models import Census
from jatak.gate.situation import Tri


def question_of(campaign: Campaign) -> Question:
    """What the gate is asked; while the letter declares nothing yet, about what is usual for marketing."""
    version = campaign.template_version
    return Question(
        controller=campaign.controller_id,
        channel=version.template.channel,
        elements=tuple(version.elements),
        brand=campaign.brand_id,
        topic=campaign.topic_id,
        own_similar=Tri(campaign.own_similar).name.lower(),
        product_groups=tuple(campaign.product_groups),
    )


def counted(campaign: Campaign) -> Census | None:
    """The newest count of what the campaign is now; None where nobody has counted that."""
    return asking.newest(question_of(campaign))


def under_way(campaign: Campaign) -> Census | None:
    """The newest count of it that is not done: it waits, goes on or has failed."""
    census = asking.latest(question_of(campaign))
    return None if census is None or census.state == "done" else census
