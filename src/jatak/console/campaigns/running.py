"""A campaign that runs: how far it is, pausing it, letting it go on, stopping it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns import kept, ordering
from jatak.campaigns.listing import CREATED
from jatak.campaigns.models import Campaign
from jatak.console.campaigns.crumbs import LIST, crumb
from jatak.console.campaigns.figures import shown
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.side import course
from jatak.console.campaigns.words import tag_of
from jatak.console.frame.page import page
from jatak.database.using import atomic
from jatak.delivery import control
from jatak.delivery.models import Course
from jatak.jobs.campaigns import soon_follow, soon_sweep


@needs(May.SEE_NUMBERS)
def progress(request: Any, pk: int) -> HttpResponse:
    """How far it is, asked again and again."""
    campaign = campaign_of(request, pk)
    if course(campaign) == CREATED and not ordering.ordered(campaign):
        return redirect("campaign", pk)
    return page(
        request,
        "campaigns/progress",
        campaign.name,
        [LIST],
        icon="mail",
        campaign=campaign,
        tab="progress",
        **_now(request, campaign),
    )


@needs(May.SEE_NUMBERS)
def progress_now(request: Any, pk: int) -> HttpResponse:
    """How far it is, as a piece of the page."""
    campaign = campaign_of(request, pk)
    told = _now(request, campaign)
    # What can be done with it now is another thing: then the whole page is shown anew.
    moved = request.GET.get("seen", told["stands"]) != told["stands"]
    return render(request, "console/campaigns/now.html", {"campaign": campaign, "moved": moved, **told})


@needs(May.SEND)
@require_POST
def pause(request: Any, pk: int) -> HttpResponse:
    """Let nothing more go until somebody lets it go on."""
    why = request.POST.get("why", "").strip()[:500]
    return _controlled(
        request, pk, "campaign.paused", lambda campaign: control.pause(campaign.pk, request.operator.name, why), why=why
    )


@needs(May.SEND)
@require_POST
def resume(request: Any, pk: int) -> HttpResponse:
    """Let it go on."""
    return _controlled(request, pk, "campaign.resumed", lambda campaign: control.resume(campaign.pk))


@needs(May.SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Any, pk: int) -> HttpResponse:
    """Say what a stop does and to how many, and stop it for good."""
    campaign = campaign_of(request, pk, May.SEND)
    if course(campaign) == CREATED:
        return redirect("campaign", pk)
    if request.method == "POST":
        return _stop(request, campaign)
    if course(campaign) in (Course.DONE, Course.STOPPED):
        return redirect("campaign", pk)
    return page(
        request,
        "campaigns/stop",
        _("Stop for good"),
        [LIST, crumb(campaign)],
        icon="mail",
        campaign=campaign,
        **_now(request, campaign),
    )


def _stop(request: Any, campaign: Campaign) -> HttpResponse:
    why = request.POST.get("why", "").strip()[:500]

    def end(of: Campaign) -> None:
        if not ordering.withdraw(of, request.operator.name, why):
            control.end(of.pk, request.operator.name, why)
            soon_sweep(of.pk)

    return _controlled(request, campaign.pk, "campaign.stopped", end, why=why)


def _controlled(request: Any, pk: int, verb: str, act: Callable[[Campaign], object], **details: object) -> HttpResponse:
    """Do it and log it; what cannot be done from where it stands is told."""
    campaign = campaign_of(request, pk, May.SEND)
    try:
        with atomic():
            before = course(campaign)
            act(campaign)
            after = course(campaign_of(request, pk, May.SEND))
            if after != before:
                request.operator.changed(verb, f"campaign {pk}", campaign.controller_id, **details)
            if after != CREATED:
                soon_follow(pk)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
    return redirect("campaign_progress", pk)


def _now(request: Any, campaign: Campaign) -> dict[str, Any]:
    at = now()
    figures = kept.newest(campaign, at)
    stands = course(campaign)
    order = ordering.ordered(campaign)
    return {
        "stands": stands,
        "may_send": request.operator.may(May.SEND, campaign.controller_id),
        "state": tag_of(campaign, stands, at),
        "order": order,
        "start": getattr(campaign, "start", None),
        "figures": shown(figures) if figures else None,
        "over": bool(figures and figures.over) or bool(order and order.refused and stands == CREATED),
        "now": at,
    }
