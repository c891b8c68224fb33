"""For which brands those consents are that name another one than the question."""

from collections import Counter
from collections.abc import Iterable

from jatak.clearance.census.members import members_of
from jatak.clearance.models import Census
from jatak.consent.models import Record
from jatak.database.using import acting_as


def brands_of(census: Census, situations: Iterable[int]) -> list[int] | None:
    """The brands to which the people of these situations said yes, the most frequent first.

    None where somebody said yes to no other brand: then that is not why.
    """
    counted = Counter[int]()
    for people in members_of(census, situations):
        with acting_as("consent"):
            yeses = Record.objects.filter(person__in=people, controller=census.controller_id, channel=census.channel)
            said = list(yeses.filter(ended_at=None).values_list("person_id", "brands"))
        others = [(person, brands) for person, brands in said if brands and census.question["brand"] not in brands]
        if {person for person, _ in others} != set(people):
            return None
        for _, brands in others:
            counted.update(brands)
    return [brand for brand, _ in counted.most_common()]
