"""For which brands those consents are that name another one than the question."""

from collections import Counter
from collections.abc import Iterable

from jatak.clearance.census.members import members_of
from jatak.clearance.models import Census
from jatak.consent.models import Record
from jatak.database.using import acting_as


def brands_of(census: Census, situations: Iterable[int]) -> list[int]:
    """The brands to which the people of these situations said yes, the most frequent first."""
    counted = Counter[int]()
    for people in members_of(census, situations):
        with acting_as("consent"):
            yeses = Record.objects.filter(person__in=people, controller=census.controller_id, channel=census.channel)
            for brands in yeses.filter(ended_at=None).values_list("brands", flat=True):
                counted.update(brands)
    asked_about = census.question["brand"]
    return [brand for brand, _ in counted.most_common() if brand != asked_about]
