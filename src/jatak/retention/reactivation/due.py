"""Whom to tell, and which step: those whom the clock of inactivity will reach, each at most once a step."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import found
from jatak.retention.models import ReactivationNotice, ReactivationPlan

LATE = timedelta(days=3)
"""A letter names the days that are left, and the consent ends on its day all the same: any later it would be untrue."""


class Silent(NamedTuple):
    """Somebody whose clock runs out at a company, and since when nothing was heard of them."""

    person_id: int
    since: datetime
    due_at: datetime


class Step(NamedTuple):
    """What one person is to be told now."""

    silent: Silent
    plan_id: int
    days: int


def silent(controller_id: int, at: datetime, days: int) -> list[Silent]:
    """Who falls due within so many days and is not yet, by number; of several consents the first counts."""
    first: dict[int, Silent] = {}
    for each in found(Clock.INACTIVITY, at, at + timedelta(days=days), controller_id):
        known = first.get(each.person_id)
        if known is None or each.due_at < known.due_at:
            first[each.person_id] = Silent(each.person_id, each.began_at, each.due_at)
    return sorted(each for each in first.values() if each.due_at > at)


def steps(plan: ReactivationPlan, at: datetime) -> Iterator[Step]:
    """What is to be sent for a company now; a step that was missed is not made good, and whoever missed one stays."""
    everybody = silent(plan.controller_id, at, max(plan.days))
    rounds = _rounds(plan.controller_id, (each.person_id for each in everybody))
    for each in everybody:
        told = rounds.get((each.person_id, each.since), [])
        own = told[0].plan if told else plan
        days = _reached(own.days, each.due_at - at)
        sent = {notice.days for notice in told if notice.message_id is not None}
        if days is not None and days not in sent:
            yield Step(each, own.pk, days)


def _reached(days: Iterable[int], left: timedelta) -> int | None:
    return next((each for each in days if timedelta(0) <= timedelta(days=each) - left <= LATE), None)


def _rounds(controller_id: int, people: Iterable[int]) -> dict[tuple[int, datetime], list[ReactivationNotice]]:
    """The notices of each round, the first of them first."""
    notices = ReactivationNotice.objects.filter(controller=controller_id, person_id__in=list(people))
    rounds: dict[tuple[int, datetime], list[ReactivationNotice]] = defaultdict(list)
    for each in notices.select_related("plan").order_by("pk"):
        rounds[each.person_id, each.since].append(each)
    return rounds
