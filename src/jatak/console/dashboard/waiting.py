"""What waits for the one who looks: letters to approve, notices to publish, campaigns to start, what came back."""

from dataclasses import dataclass, field
from typing import Any

from jatak.accounts.may import May
from jatak.campaigns.models import Campaign
from jatak.campaigns.waiting import approved_and_not_started
from jatak.consent.drafting import pending
from jatak.consent.models import NoticeReview
from jatak.content.drafts import said_to
from jatak.content.models import Review
from jatak.database.using import acting_as
from jatak.people.models import Controller

AT_MOST = 5
"""Shown of each sort; of more, the lists tell."""


@dataclass(frozen=True)
class Waiting:
    """Each sort, the newest first; one more than is shown where there are more."""

    asked: list[Review] = field(default_factory=list)
    sent_back: list[Review] = field(default_factory=list)
    to_start: list[Campaign] = field(default_factory=list)
    notices_asked: list[NoticeReview] = field(default_factory=list)
    notices_sent_back: list[NoticeReview] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.asked or self.sent_back or self.to_start or self.notices_asked or self.notices_sent_back)

    @property
    def more_letters(self) -> bool:
        """Whether the list of letters has more of them."""
        return max(len(self.asked), len(self.sent_back)) > AT_MOST

    @property
    def more_notices(self) -> bool:
        """Whether the list of notices has more of them."""
        return max(len(self.notices_asked), len(self.notices_sent_back)) > AT_MOST

    @property
    def more_campaigns(self) -> bool:
        """Whether the list of campaigns has more of them."""
        return len(self.to_start) > AT_MOST


def waiting_for(operator: Any, companies: list[Controller]) -> Waiting:
    """What this account may settle for these companies; asks nothing where it may settle nothing."""
    approves, writes, sends = (
        [each.pk for each in companies if operator.may(what, each.pk)] for what in (May.APPROVE, May.WRITE, May.SEND)
    )
    asked, sent_back = said_to(operator.pk, approves, writes, AT_MOST + 1)
    with acting_as("consent"):
        notices_asked, notices_sent_back = pending.said_to(operator.pk, approves, writes, AT_MOST + 1)
    return Waiting(
        asked,
        sent_back,
        approved_and_not_started(sends, AT_MOST + 1) if sends else [],
        notices_asked,
        notices_sent_back,
    )
