"""What a letter has to do with the campaign that sends it: its steps above the page, and its count."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jatak.campaigns import forecast
from jatak.campaigns.models import Campaign
from jatak.campaigns.readiness import Step
from jatak.console.campaigns.finding import campaign_sending
from jatak.console.campaigns.side import bar
from jatak.console.campaigns.steps import counts
from jatak.content.models import TemplateVersion
from jatak.jobs.campaigns import soon_count


def steps_of(version: TemplateVersion, step: Step) -> dict[str, Any]:
    """The steps of the campaign that sends this letter, to be shown above it; nothing where none is being made."""
    campaign = campaign_sending(version)
    if campaign is None:
        return {}
    shown = bar(campaign, step)
    return {} if shown["started"] else shown


def gets(version: TemplateVersion) -> dict[str, Any]:
    """Who would get the campaign that sends this letter, as counted last; nothing where none is being made."""
    campaign = campaign_sending(version)
    return {} if campaign is None or hasattr(campaign, "start") else counts(campaign)


@contextmanager
def counted_anew(version: TemplateVersion, by: str) -> Iterator[None]:
    """Have it counted who would get a campaign, where what is done to its letter makes it another question."""
    before = _keys(version)
    yield
    after = _keys(version)
    for campaign, key in after.items():
        if before.get(campaign) != key and not (forecast.counted(campaign) or forecast.under_way(campaign)):
            soon_count(campaign, by)


def _keys(version: TemplateVersion) -> dict[Campaign, str]:
    sending = Campaign.objects.filter(template_version=version, start__isnull=True)
    return {each: forecast.question_of(each).key for each in sending.select_related("template_version__template")[:5]}
