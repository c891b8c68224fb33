"""The last look before a start, and the start."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.campaigns import ordering
from jatak.campaigns.drafting import ChangedMeanwhile
from jatak.campaigns.models import Campaign
from jatak.campaigns.readiness import Step
from jatak.console.campaigns.finding import campaign_of
from jatak.console.campaigns.side import step_page
from jatak.console.campaigns.steps import counts
from jatak.console.frame.numbers import number
from jatak.database.using import atomic
from jatak.jobs.campaigns import soon_start
from jatak.retention.informing.unaware import unaware


@needs(May.SEE_NUMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Any, pk: int) -> HttpResponse:
    """Say how many get it and how many not, and start it."""
    if request.method == "POST":
        return _start(request, campaign_of(request, pk, May.SEND))
    campaign = campaign_of(request, pk)
    return step_page(
        request,
        campaign,
        Step.START,
        **counts(campaign),
        order=ordering.ordered(campaign),
        unaware=SimpleLazyObject(lambda: unaware(campaign, now())),
        may_tell=request.operator.may(May.PROVE, campaign.controller_id),
        may_send=request.operator.may(May.SEND, campaign.controller_id),
    )


def _start(request: Any, campaign: Campaign) -> HttpResponse:
    """Order the start, once: who does it is logged, and a job goes on with it."""
    seen = number(request.POST.get("seen"))
    try:
        with atomic():
            if ordering.order(campaign, request.operator.name, now(), seen):
                version = f"{campaign.template_version.template.slug} {campaign.template_version.number}"
                request.operator.changed(
                    "campaign.started", f"campaign {campaign.pk}", campaign.controller_id, letter=version
                )
                soon_start(campaign.pk)
    except ChangedMeanwhile:
        messages.warning(request, _("Somebody changed this campaign since you looked. Look again, then start it."))
        return redirect("campaign_start", campaign.pk)
    except JatakError as error:
        messages.error(request, f"{error.message} {error.remedy}")
        return redirect("campaign_start", campaign.pk)
    return redirect("campaign_progress", campaign.pk)
