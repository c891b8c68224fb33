"""The campaign of an address, for who may do something with it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from jatak.accounts.may import May
from jatak.campaigns.models import Campaign
from jatak.content.models import TemplateVersion


def campaign_of(request: Any, pk: int, what: May = May.SEE_NUMBERS) -> Campaign:
    """The campaign with this id; Http404 unless who asks may do this for its company."""
    campaign = _whole().filter(pk=pk).first()
    if campaign is None or not request.operator.may(what, campaign.controller_id):
        raise Http404
    return campaign


def campaign_sending(version: TemplateVersion) -> Campaign | None:
    """The newest campaign that sends this version of a letter, where one does."""
    return _whole().filter(template_version=version).order_by("-pk").first()


def _whole() -> "QuerySet[Campaign]":
    return Campaign.objects.select_related(
        "controller", "brand", "topic", "start", "startorder", "template_version__template__controller"
    )
