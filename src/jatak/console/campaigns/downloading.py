"""Reports as files that a spreadsheet opens: written while they are sent, however long they are."""

from collections.abc import Iterable
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.campaigns.models import Campaign
from jatak.campaigns.received import every_recipient
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.planned import Planned
from jatak.console.frame.spreadsheet import answer_with


@needs(May.SEE_PEOPLE)
def received_csv(request: Any, pk: int) -> StreamingHttpResponse:
    """Who received a campaign; that it was taken out is logged."""
    campaign = campaign_of(request, pk, May.SEE_PEOPLE)
    head = ("message", "person", "name", "address", "state", "settled at (UTC)", "answer")
    rows = (
        (*each[:5], each.settled_at.strftime("%Y-%m-%d %H:%M:%S") if each.settled_at else "", each.answer)
        for each in every_recipient(campaign)
    )
    return _file(request, campaign, "received", head, rows)


@needs(May.SEE_NUMBERS)
def left_out_csv(request: Any, pk: int) -> StreamingHttpResponse:
    """How many were left out at the start, and why."""
    campaign = campaign_of(request, pk)
    head = ("rule", "why", "what would change it", "people")
    return _file(request, campaign, "left-out", head, Planned(campaign).left_out())


def _file(
    request: Any, campaign: Campaign, what: str, head: Iterable[str], rows: Iterable[Iterable[object]]
) -> StreamingHttpResponse:
    request.operator.changed("campaign.exported", f"campaign {campaign.pk}", campaign.controller_id, what=what)
    return answer_with(f"{slugify(campaign.name) or campaign.pk}-{what}.csv", head, rows)
