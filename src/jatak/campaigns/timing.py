"""When a campaign may go, and how fast."""

from dataclasses import dataclass, fields
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.campaigns.models import Campaign


@dataclass(frozen=True, slots=True)
class Timing:
    """Instants with a time zone, and messages a second; None leaves it open. Raises UsageError on what cannot be."""

    starts_at: datetime | None = None
    not_after: datetime | None = None
    per_second: float | None = None

    def __post_init__(self) -> None:
        if self.starts_at and self.not_after and self.not_after <= self.starts_at:
            raise UsageError(
                f"The campaign would end ({self.not_after:%Y-%m-%d %H:%M %Z}) before it begins.",
                "Let --not-after be later than --at.",
            )
        if self.per_second is not None and not 0 < self.per_second < float("inf"):
            raise UsageError(f"{self.per_second:g} messages a second is no rate.", "Give a number above 0.")

    @classmethod
    def of(cls, campaign: Campaign) -> "Timing":
        """As the campaign was made."""
        return cls(campaign.starts_at, campaign.not_after, campaign.per_second)

    def over(self, other: "Timing") -> "Timing":
        """This timing, and the other one's where this leaves something open."""
        chosen = {each.name: getattr(self, each.name) for each in fields(self)}
        return Timing(**{name: getattr(other, name) if value is None else value for name, value in chosen.items()})


OPEN = Timing()
"""At once, without an end, as fast as relays take it."""
