"""What came of a campaign: sent, held back, left out, left after it, and who received it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.campaigns import kept
from jatak.campaigns.models import Why
from jatak.campaigns.received import PAGE, Recipient, recipients, recipients_at
from jatak.campaigns.why_left import whys_of
from jatak.console.campaigns.crumbs import LIST, crumb
from jatak.console.campaigns.figures import shown
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.planned import Planned
from jatak.console.campaigns.side import course
from jatak.console.campaigns.words import MESSAGES, WHYS, tag_of
from jatak.console.frame.numbers import number
from jatak.console.frame.page import page
from jatak.console.law.links import page_of_rule
from jatak.console.people.shortened import shortened


@needs(May.SEE_NUMBERS)
def report(request: Any, pk: int) -> HttpResponse:
    """The whole report."""
    campaign = campaign_of(request, pk)
    if not hasattr(campaign, "start"):
        return redirect("campaign", pk)
    figures, planned = kept.newest(campaign, now()), Planned(campaign)
    out = planned.left_out()
    return page(
        request,
        "campaigns/report",
        campaign.name,
        [LIST],
        icon="mail",
        campaign=campaign,
        tab="report",
        state=tag_of(campaign, course(campaign), now()),
        start=campaign.start,
        figures=shown(figures) if figures else None,
        left_out=[{**each._asdict(), "law": page_of_rule(each.rule)} for each in out],
        grounds=planned.grounds(figures.content.get("grounds", ())) if figures else [],
        left_out_people=sum(each.people for each in out),
        whys=[(WHYS[Why(why)], count) for why, count in whys_of(campaign.pk).items()],
        may_see=request.operator.may(May.SEE_PEOPLE, campaign.controller_id),
        may_prove=request.operator.may(May.PROVE, campaign.controller_id),
    )


@needs(May.SEE_PEOPLE)
def received(request: Any, pk: int) -> HttpResponse:
    """Who received it, by pages or by address."""
    campaign = campaign_of(request, pk, May.SEE_PEOPLE)
    sought, after = request.GET.get("address", "").strip(), request.GET.get("after", "")
    found = recipients_at(campaign, sought) if sought else recipients(campaign, number(after) or 0, PAGE + 1)
    return page(
        request,
        "campaigns/received",
        _("Who received it"),
        [LIST, crumb(campaign)],
        icon="mail",
        campaign=campaign,
        sought=sought,
        recipients=[_row(each) for each in found[:PAGE]],
        next_after=found[PAGE - 1].message_id if len(found) > PAGE else None,
        first_page=not after,
    )


def _row(recipient: Recipient) -> dict[str, Any]:
    word, look = MESSAGES[recipient.state]
    return {
        **recipient._asdict(),
        "address": shortened("email", recipient.address),
        "word": word,
        "look": look,
        "answer": recipient.answer if recipient.state in ("refused", "uncertain", "waiting") else "",
    }
