"""Campaigns, and how each stands."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from jatak.campaigns.models import Campaign, StartOrder
from jatak.delivery.models import Dispatch

CREATED = "created"
"""Not started yet."""
ORDERED = "ordered"
"""Somebody ordered its start, and a job will do it."""
PAGE = 30


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


class Place(NamedTuple):
    """Where a page of campaigns begins: below this one."""

    created_at: datetime
    pk: int


def page_of(controllers: Collection[int], below: Place | None = None, size: int = PAGE) -> list[Campaign]:
    """The next campaigns of these companies, the newest first; one more than `size` where there are more."""
    newest = Campaign.objects.select_related("controller", "start", "startorder", "template_version")
    newest = newest.order_by("-created_at", "-pk")
    found = _of(newest, controllers)
    if below:
        found = found.filter(Q(created_at__lt=below.created_at) | Q(created_at=below.created_at, pk__lt=below.pk))
        found = found.filter(created_at__lte=below.created_at)
    return list(found[: size + 1])


def states(campaigns: Collection[Campaign]) -> dict[int, str]:
    """How each of these stands."""
    dispatches = Dispatch.objects.in_bulk([each.pk for each in campaigns])
    return {each.pk: state_of(each, dispatches.get(each.pk)) for each in campaigns}


def state_of(campaign: Campaign, dispatch: Dispatch | None) -> str:
    """How a campaign stands."""
    if dispatch:
        return dispatch.state
    order: StartOrder | None = getattr(campaign, "startorder", None)
    return ORDERED if order and not order.refused else CREATED


def _of(campaigns: QuerySet[Campaign], controllers: Collection[int]) -> QuerySet[Campaign]:
    if len(controllers) == 1:
        return campaigns.filter(controller_id=next(iter(controllers)))
    return campaigns.filter(controller_id__in=controllers)


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
