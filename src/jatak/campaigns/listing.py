"""Campaigns, and how each stands."""

from datetime import datetime
from typing import NamedTuple

from jatak.campaigns.models import Campaign
from jatak.delivery.models import Dispatch

CREATED = "created"
"""Not started yet."""


class Listed(NamedTuple):
    """One campaign in a list; what a start tells is None before it."""

    campaign: int
    name: str
    company: str
    state: str
    why: str
    started: datetime | None
    people: int | None
    permitted: int | None


def listed(controller_id: int | None) -> list[Listed]:
    """The campaigns of a company, or of all, the newest first."""
    every = Campaign.objects.select_related("controller", "start").order_by("-created_at", "-pk")
    found = list(every if controller_id is None else every.filter(controller_id=controller_id))
    dispatches = Dispatch.objects.in_bulk([each.pk for each in found])
    return [_listed(each, dispatches.get(each.pk)) for each in found]


def _listed(campaign: Campaign, dispatch: Dispatch | None) -> Listed:
    start = getattr(campaign, "start", None)
    return Listed(
        campaign.pk,
        campaign.name,
        campaign.controller.name,
        dispatch.state if dispatch else CREATED,
        dispatch.why if dispatch else "",
        start.at if start else None,
        start.people if start else None,
        start.permitted if start else None,
    )
