"""Ordering a start: who wanted it and when, and why it could not be done."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F, QuerySet

from jatak.base.errors import JatakError
from jatak.campaigns.drafting import ChangedMeanwhile
from jatak.campaigns.models import Campaign, Start, StartOrder
from jatak.campaigns.readiness import NotReady, findings
from jatak.campaigns.starting import start
from jatak.database.using import atomic
from jatak.delivery.models import Course, Dispatch


class NotAllowedAnyMore(JatakError):
    """Who ordered it has lost the right to, before it began."""


class _Withdrawn(JatakError):
    """The order was taken back before it was carried out."""


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


def withdraw(campaign: Campaign, by: str, why: str = "") -> bool:
    """Take back the order of a start that has not begun; whether there was one."""
    with atomic():
        Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
        if Start.objects.filter(campaign=campaign).exists():
            return False
        told = f"{by} stopped it before anything went: {why}" if why else f"{by} stopped it before anything went."
        return bool(_standing(campaign).update(refused=told))


def carry_out(
    campaign: Campaign,
    clock: Callable[[], datetime],
    may_still: Callable[[], bool],
    refused: Callable[[str], object] = lambda why: None,
) -> Start | None:
    """Start what was ordered; killed on its way, the next goes on where it was.

    Nothing begins that was taken back, nor what was ordered by somebody who may not start it any more. None where it
    could not start: the order says why, and `refused` is told it in the same transaction.
    """
    ordered = StartOrder.objects.get(campaign=campaign)

    def still() -> None:
        if not _standing(campaign).exists():
            raise _Withdrawn("The order was taken back.")
        if not may_still():
            raise NotAllowedAnyMore(
                f"{ordered.by}, who ordered the start, may not start campaigns of {campaign.controller.name} any more.",
                "Somebody who may starts it anew.",
            )

    try:
        return start(campaign, ordered.by, clock(), still=still)
    except _Withdrawn:
        return None
    except JatakError as error:
        with atomic():
            why = f"{error.message} {error.remedy}".strip()
            if _standing(campaign).update(refused=why):
                refused(why)
        return None


def _standing(campaign: Campaign) -> "QuerySet[StartOrder]":
    return StartOrder.objects.filter(campaign=campaign, refused="")


def under_way() -> list[int]:
    """The campaigns whose start was ordered and is not done."""
    wanted = StartOrder.objects.filter(refused="").exclude(campaign__start__filled_to__gte=F("campaign__start__upto"))
    stopped = Dispatch.objects.filter(state=Course.STOPPED).values("pk")
    return list(wanted.exclude(pk__in=stopped).values_list("pk", flat=True))


def ordered(campaign: Campaign) -> StartOrder | None:
    """The order to start it, None where there is none."""
    return StartOrder.objects.filter(campaign=campaign).first()
