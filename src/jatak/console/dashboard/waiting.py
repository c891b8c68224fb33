"""What waits for the one who looks: letters to approve, campaigns to start, words that came back."""

from dataclasses import dataclass, field
from typing import Any

from jatak.accounts.may import May
from jatak.campaigns.models import Campaign
from jatak.campaigns.waiting import approved_and_not_started
from jatak.content.drafts import asked_of, sent_back_to
from jatak.content.models import Review
from jatak.people.models import Controller

AT_MOST = 5
"""Shown of each sort; of more, the lists tell."""


@dataclass(frozen=True)
class Waiting:
    """Each sort, the newest first; one more than is shown where there are more."""

    asked: list[Review] = field(default_factory=list)
    sent_back: list[Review] = field(default_factory=list)
    to_start: list[Campaign] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.asked or self.sent_back or self.to_start)

    @property
    def more_letters(self) -> bool:
        """Whether the list of letters has more of them."""
        return max(len(self.asked), len(self.sent_back)) > AT_MOST

    @property
    def more_campaigns(self) -> bool:
        """Whether the list of campaigns has more of them."""
        return len(self.to_start) > AT_MOST


def waiting_for(operator: Any, companies: list[Controller]) -> Waiting:
    """What this account may settle for these companies; asks nothing where it may settle nothing."""
    approves, writes, sends = (
        [each.pk for each in companies if operator.may(what, each.pk)] for what in (May.APPROVE, May.WRITE, May.SEND)
    )
    return Waiting(
        asked_of(operator.pk, approves, AT_MOST + 1) if approves else [],
        sent_back_to(operator.pk, writes, AT_MOST + 1) if writes else [],
        approved_and_not_started(sends, AT_MOST + 1) if sends else [],
    )
