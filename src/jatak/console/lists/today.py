"""Whom the gate lets be written to today, as it was counted last for the dashboard."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise

from jatak.clearance.census import asking
from jatak.clearance.census.question import Question, standing
from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.asked import address
from jatak.console.people.words import CHANNELS, GROUNDS


@dataclass(frozen=True)
class Today:
    """A plain newsletter of a company by one channel."""

    channel: "str | Promise"
    people: int
    grounds: list[tuple["str | Promise", int]]
    at: datetime | None
    address: str


def today(company: int, channels: Iterable[str]) -> list[Today]:
    """One for each channel that was counted; nothing is counted for it."""
    censuses = asking.newest_of(standing(company, channel, None) for channel in dict.fromkeys(channels))
    grounds: dict[int, Counter[str]] = {each.pk: Counter() for each in censuses}
    for pk, ground, people in CensusReason.objects.filter(census__in=list(grounds), permitted=True).values_list(
        "census", "ground", "count"
    ):
        grounds[pk][ground or ""] += people
    return [_today(each, grounds[each.pk]) for each in censuses]


def _today(census: Census, grounds: Counter[str]) -> Today:
    return Today(
        CHANNELS.get(census.channel, census.channel),
        census.permitted,
        [(GROUNDS.get(ground, ground), people) for ground, people in grounds.most_common()],
        census.as_of,
        f"{reverse('audience')}?{address(Question.of(census.question))}",
    )
