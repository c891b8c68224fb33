"""The way to the pages of a letter."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jatak.campaigns.models import Campaign
from jatak.console.frame.page import Crumb
from jatak.content.models import TemplateVersion


def crumbs(version: TemplateVersion, *, own: bool = False) -> list[Crumb]:
    """The campaign that sends it, or the list of letters; with `own` the letter itself too."""
    way: list[Crumb] = [(_("Letters"), reverse("letters"))]
    if campaign := Campaign.objects.filter(template_version=version).order_by("-pk").first():
        way = [(_("Campaigns"), reverse("campaigns")), (campaign.name, reverse("campaign", args=[campaign.pk]))]
    if own:
        # A campaign and its letter often have one name.
        way.append((_("Letter") if campaign else str(version.template), reverse("letter", args=[version.pk])))
    return way


def title_of(version: TemplateVersion) -> str:
    """The letter with the number of its version."""
    told: dict[str, Any] = {"name": version.template, "number": version.number}
    return _("%(name)s, version %(number)s") % told
