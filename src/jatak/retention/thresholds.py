"""How much a run of a clock may take before a person must say yes."""

from dataclasses import dataclass
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.people.models import Controller
from jatak.retention.models import Threshold

FEW = 20
"""So few are never too many, whatever their share: a company with thirty people would wait each month."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A run waits when it would take more than this number, or more than this share of what stands."""

    share: int = 10
    """Percent."""
    number: int = 10_000

    def exceeded(self, found: int, of: int) -> bool:
        """Whether so many of so many are too many."""
        return found > self.number or (found > FEW and found * 100 > self.share * of)


def bounds_of(controller_id: int) -> Bounds:
    """What a company set, or what holds until it does."""
    row = Threshold.objects.filter(controller=controller_id).order_by("-pk").first()
    return Bounds(row.share, row.number) if row else Bounds()


def set_bounds(controller: Controller, bounds: Bounds, by: str, at: datetime) -> Threshold:
    """Take these from now on; raises UsageError."""
    if not 1 <= bounds.share <= 100:
        raise UsageError(f"{bounds.share} is no share in percent.", "Write a whole number from 1 to 100.")
    if not 1 <= bounds.number <= 1_000_000_000:
        raise UsageError(f"{bounds.number} is no number of people.", "Write a whole number, at least 1.")
    return Threshold.objects.create(
        controller=controller, share=bounds.share, number=bounds.number, chosen_by=by, at=at
    )
