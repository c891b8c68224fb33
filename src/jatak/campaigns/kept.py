"""Figures of campaigns that are kept: of a large one they are counted by a job, and a page shows the newest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from jatak.campaigns.campaigns import progress
from jatak.campaigns.figures import figures
from jatak.campaigns.grounds import grounds
from jatak.campaigns.leaving import left_after
from jatak.campaigns.models import Campaign, Figures, Start
from jatak.delivery.models import Course, Dispatch
from jatak.delivery.report import LATELY, Report

SMALL = 20_000
"""People; of fewer a page counts for itself, which takes a few hundredths of a second."""
FOLLOWED = timedelta(days=30)
"""So long after its start it is looked at who leaves through a campaign."""
INSTANTS = ("started", "starts_at", "not_after")


@dataclass(frozen=True, slots=True)
class Kept:
    """Figures as of an instant."""

    at: datetime
    content: dict[str, Any]

    @property
    def over(self) -> bool:
        """Whether nothing more will go."""
        return self.content["state"] in (Course.DONE, Course.STOPPED) and not self.content["open"]


def newest(campaign: Campaign, at: datetime) -> Kept | None:
    """The figures of a started campaign: of a small one counted now, of a large one those that are kept."""
    start = Start.objects.filter(pk=campaign.pk).first()
    if start is None:
        return None
    if start.permitted <= SMALL:
        return Kept(at, _counted(campaign, at))
    found = Figures.objects.filter(pk=campaign.pk).first()
    return Kept(found.at, found.content) if found else None


def keep(campaign: Campaign, at: datetime) -> Kept:
    """Count, and keep what was counted."""
    kept = Kept(at, _counted(campaign, at))
    Figures.objects.update_or_create(
        campaign=campaign, defaults={"at": at, "content": kept.content, "final": kept.over}
    )
    return kept


def to_be_kept(at: datetime) -> list[int]:
    """The campaigns whose figures may have changed: those that run, and those through which people may still leave."""
    running = Dispatch.objects.filter(state__in=[Course.FILLING, Course.RUNNING, Course.PAUSED])
    ended = Start.objects.filter(at__gt=at - FOLLOWED).filter(
        Q(campaign__figures__isnull=True)
        | Q(campaign__figures__final=False)
        | Q(campaign__figures__at__lt=at - timedelta(hours=1))
    )
    return sorted({*running.values_list("campaign_id", flat=True), *ended.values_list("pk", flat=True)})


def of_several(campaigns: Iterable[Campaign]) -> dict[int, dict[str, Any]]:
    """What is kept of these, by their ids."""
    return {row.pk: row.content for row in Figures.objects.filter(pk__in=[each.pk for each in campaigns])}


def _counted(campaign: Campaign, at: datetime) -> dict[str, Any]:
    told = progress(campaign, at)
    content = figures(told)
    plain = {name: value for name, value in content.items() if name not in INSTANTS}
    if told.start and told.report.settled_lately:
        plain |= _pace(told.report, max(told.start.at, content["starts_at"] or told.start.at), at)
    return {**plain, "left": left_after(campaign), "grounds": grounds(campaign)}


def _pace(report: Report, began: datetime, at: datetime) -> dict[str, Any]:
    """How fast it goes, of one that began less than a minute ago by the time that it had."""
    seconds = min(max((at - began).total_seconds(), 1.0), LATELY.total_seconds())
    per_second = report.settled_lately / seconds
    return {"per_second": round(per_second, 2), "seconds_left": round(report.open / per_second)}
