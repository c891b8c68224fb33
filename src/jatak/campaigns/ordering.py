"""Ordering a start: who wanted it and when, and why it could not be done."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F

from jatak.base.errors import JatakError
from jatak.campaigns.drafting import ChangedMeanwhile
from jatak.campaigns.models import Campaign, Start, StartOrder
from jatak.campaigns.readiness import NotReady, findings
from jatak.campaigns.starting import start
from jatak.database.using import atomic
from jatak.delivery.models import Course, Dispatch


def order(campaign: Campaign, by: str, at: datetime, seen: int | None) -> bool:
    """Note that a campaign is to start as it was seen; whether this is new, so that a repeat does nothing.

    `seen` is the revision that was looked at. Raises NotReady, and ChangedMeanwhile where that is not what would start.
    """
    with atomic():
        campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
        before = StartOrder.objects.filter(campaign=campaign).first()
        if Start.objects.filter(campaign=campaign).exists() or (before and not before.refused):
            return False
        if campaign.revision != seen:
            raise ChangedMeanwhile("Somebody changed this campaign since you looked.", "Look again, then start it.")
        if open_still := findings(campaign, at):
            raise NotReady(f"{campaign.name} is not ready to start.", " ".join(str(each.words) for each in open_still))
        StartOrder.objects.update_or_create(campaign=campaign, defaults={"at": at, "by": by, "refused": ""})
        return True


def carry_out(
    campaign: Campaign, clock: Callable[[], datetime], seen: Callable[[Start], object] = lambda start: None
) -> Start | None:
    """Start what was ordered; killed on its way, the next goes on where it was.

    None where it could not start, and the order says why.
    """
    ordered = StartOrder.objects.get(campaign=campaign)
    try:
        return start(campaign, ordered.by, clock(), seen=seen)
    except JatakError as error:
        StartOrder.objects.filter(campaign=campaign).update(refused=f"{error.message} {error.remedy}".strip())
        return None


def under_way() -> list[int]:
    """The campaigns whose start was ordered and is not done."""
    wanted = StartOrder.objects.filter(refused="").exclude(campaign__start__filled_to__gte=F("campaign__start__upto"))
    stopped = Dispatch.objects.filter(state=Course.STOPPED).values("pk")
    return list(wanted.exclude(pk__in=stopped).values_list("pk", flat=True))


def ordered(campaign: Campaign) -> StartOrder | None:
    """The order to start it, None where there is none."""
    return StartOrder.objects.filter(campaign=campaign).first()
