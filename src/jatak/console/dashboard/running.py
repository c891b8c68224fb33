"""The campaigns that are under way, with the figures that a job keeps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.base.clock import now
from jatak.campaigns.models import Campaign
from jatak.delivery.models import Course, Dispatch
from jatak.people.models import Controller

AT_MOST = 10
STATES: dict[str, tuple["str | Promise", str]] = {
    Course.FILLING: (_("being prepared"), "run"),
    Course.RUNNING: (_("running"), "run"),
    Course.PAUSED: (_("paused"), "look"),
}
"""What a state is called, and how its tag looks."""


@dataclass(frozen=True)
class Running:
    """One campaign that is under way."""

    campaign: Campaign
    state: "str | Promise"
    tag: str
    why: str
    figures: dict[str, Any]
    """As `campaigns.figures` makes them; empty where no job has counted it yet."""

    @property
    def address(self) -> str:
        """Its page."""
        return reverse("campaign", args=[self.campaign.pk])


def running(companies: list[Controller]) -> list[Running]:
    """The campaigns of these companies that are filled, run or pause, the newest first."""
    open_ones = Dispatch.objects.filter(state__in=list(STATES), controller_id__in=[each.pk for each in companies])
    dispatches = {each.campaign_id: each for each in open_ones.order_by("-campaign_id")[:AT_MOST]}
    if not dispatches:
        return []
    campaigns = Campaign.objects.select_related("controller", "figures").in_bulk(dispatches)
    return [
        Running(campaigns[pk], *STATES[each.state], each.why, _figures(campaigns[pk]))
        for pk, each in dispatches.items()
        if pk in campaigns
    ]


def newest_starts(companies: list[int]) -> dict[int, datetime]:
    """When the newest campaign of each of these companies began to go out; without those that never sent one."""
    begun = Dispatch.objects.filter(controller_id=OuterRef("pk"), messages_at__lte=now())
    newest = Subquery(begun.order_by("-messages_at").values("messages_at")[:1])
    rows = Controller.objects.filter(pk__in=companies).values_list("pk", newest)
    return {company: at for company, at in rows if at is not None}


def _figures(campaign: Campaign) -> dict[str, Any]:
    """What a job counted of it; empty before the first time."""
    figures = getattr(campaign, "figures", None)
    return figures.content if figures else {}
