"""Whose turn it is, when several campaigns go at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Running(NamedTuple):
    """A campaign that may go now."""

    campaign_id: int
    controller_id: int
    not_after: datetime | None = None
    per_second: float | None = None


MANY = 10**9


@dataclass
class Turns:
    """Lets campaigns take turns, so that a large one does not hold up a small one."""

    room: Callable[[Running], int] = lambda campaign: MANY
    """How many messages of a campaign with a rate of its own may be claimed now."""
    last: int = 0
    """The campaign that had the last turn of this worker."""

    def order(self, running: Sequence[Running]) -> list[Running]:
        """The campaigns, the one after the last first; those that are ahead of their rate sit out."""
        later = [campaign for campaign in running if campaign.campaign_id > self.last]
        every = later + list(running[: len(running) - len(later)])
        return [campaign for campaign in every if self.allowed(campaign, 1)]

    def took(self, campaign: Running) -> None:
        """This one had its turn."""
        self.last = campaign.campaign_id

    def allowed(self, campaign: Running, limit: int) -> int:
        """How many messages it may take now."""
        return limit if campaign.per_second is None else min(limit, self.room(campaign))
