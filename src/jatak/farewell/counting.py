"""What a digest says of one day: how many left, by medium and by campaign, and who, where the company wants to know."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jatak.campaigns.models import Campaign
from jatak.delivery.models import Message
from jatak.farewell.models import Left
from jatak.farewell.reporting import keys_of
from jatak.people.models import Controller

AT_MOST = 1_000
"""People whom a digest lists; of more, it says how many."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one company by its own clock."""

    controller: Controller
    day: date

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first instant, and that of the next day."""
        zone = ZoneInfo(self.controller.time_zone)
        begin, end = (datetime.combine(self.day + timedelta(days=days), time(), zone) for days in (0, 1))
        return begin, end


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a day."""

    leavings: int
    by_medium: list[tuple[str, int]]
    by_campaign: list[tuple[str, int]]
    """Campaigns whose message carried the link, by name."""
    people: list[tuple[int, str]]
    """Number and own keys of those who left, the first of them first."""


def count(of: Day) -> Counted:
    """Those that were taken from the ledger on this day."""
    begin, end = of.bounds
    left = list(Left.objects.filter(controller=of.controller, noted_at__gte=begin, noted_at__lt=end).order_by("pk"))
    return Counted(
        len(left),
        Counter(each.via for each in left).most_common(),
        _by_campaign(left),
        _people(left[:AT_MOST]),
    )


def _by_campaign(left: Sequence[Left]) -> list[tuple[str, int]]:
    ids = {each.message_id for each in left if each.message_id}
    found = Message.objects.filter(id__in=ids).values_list("id", "campaign_id")
    campaign_of = {message: campaign for message, campaign in found if campaign}
    named = [campaign_of.get(each.message_id or 0) for each in left]
    counts = Counter(campaign for campaign in named if campaign)
    names = dict(Campaign.objects.filter(pk__in=counts).values_list("pk", "name"))
    return [(names[pk], number) for pk, number in counts.most_common() if pk in names]


def _people(left: Sequence[Left]) -> list[tuple[int, str]]:
    keys = keys_of(left)
    found: dict[int, str] = {}
    for each in left:
        if each.person_id is not None:
            own = keys.get((each.controller_id, each.person_id), [])
            found[each.person_id] = ", ".join(f"{key['system']} {key['key']}" for key in own)
    return list(found.items())
