"""How many days before the day a company tells people: chosen, and told. Role web."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.people.models import Controller
from jatak.retention.models import ReactivationPlan

USUAL = (60, 14)
"""What the page offers: two months to come back, and a last word a fortnight before."""
MOST_STEPS = 4
MOST_DAYS = 365
LEAST_DAYS = 7
"""Who reads mail once a week has still a day to press."""


def plan_of(controller_id: int) -> ReactivationPlan | None:
    """The plan of a company; None where it has none, or ended it."""
    newest = ReactivationPlan.objects.filter(controller=controller_id).order_by("-pk").first()
    return newest if newest and newest.days else None


def plans() -> list[ReactivationPlan]:
    """The plan of each company that has one, by the company's number."""
    newest = ReactivationPlan.objects.order_by("controller", "-pk").distinct("controller")
    return [each for each in newest.select_related("controller") if each.days]


def choose(controller: Controller, days: Iterable[int], by: str, at: datetime) -> ReactivationPlan:
    """Tell people so many days before; none: tell nobody, and erase nobody as silent. Raises UsageError."""
    steps = sorted(set(days), reverse=True)
    _check(steps)
    return ReactivationPlan.objects.create(controller=controller, days=steps, by=by, at=at)


def _check(steps: Sequence[int]) -> None:
    if len(steps) > MOST_STEPS:
        raise UsageError(f"{len(steps)} messages are too many.", f"Write at most {MOST_STEPS}.")
    for each in steps:
        if not LEAST_DAYS <= each <= MOST_DAYS:
            remedy = f"Write whole numbers of days from {LEAST_DAYS} to {MOST_DAYS}."
            raise UsageError(f"{each} is no number of days before people go.", remedy)
