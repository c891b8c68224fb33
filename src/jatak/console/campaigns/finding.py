"""The campaign of an address, for who may do something with it."""

from typing import Any

from django.http import Http404

from jatak.accounts.may import May
from jatak.campaigns.models import Campaign


def campaign_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> Campaign:
    """The campaign with this id; Http404 unless who asks may do this for its company."""
    every = Campaign.objects.select_related(
        "controller", "brand", "topic", "start", "startorder", "template_version__template__controller"
    )
    campaign = every.filter(pk=pk).first()
    if campaign is None or not request.operator.may(what, campaign.controller_id):
        raise Http404
    return campaign
