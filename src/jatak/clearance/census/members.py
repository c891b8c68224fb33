"""Some hundred people at a time of those whom a situation decides; of a great many, an even part."""

from collections.abc import Iterable, Iterator

from django.db.models import Sum

from jatak.clearance.models import Census, CensusMembers, CensusShare

PEOPLE_AT_MOST = 20_000
"""So many are looked at, or somewhat more."""
TOGETHER = 500


def members_of(census: Census, situations: Iterable[int]) -> Iterator[list[int]]:
    """The people of these situations, in parts."""
    behind = {"census": census, "situation__in": list(situations)}
    whole = CensusShare.objects.filter(**behind).aggregate(people=Sum("count"))["people"] or 0
    every = -(-whole // PEOPLE_AT_MOST)
    part: list[int] = []
    rows = CensusMembers.objects.filter(**behind).order_by("situation_id", "first").values_list("people", flat=True)
    for nth, people in enumerate(rows.iterator()):
        if nth % every == 0:
            part += people
        if len(part) >= TOGETHER:
            yield part
            part = []
    if part:
        yield part
