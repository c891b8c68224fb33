"""The way to the pages of a campaign."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from jatak.campaigns.models import Campaign
from jatak.console.frame.page import Crumb

LIST: Crumb = (_("Campaigns"), reverse_lazy("campaigns"))  # type: ignore[assignment]


def crumb(campaign: Campaign) -> Crumb:
    """The campaign's own page."""
    return campaign.name, f"{reverse_lazy('campaigns')}{campaign.pk}/"
