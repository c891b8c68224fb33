"""Some hundred people at a time of those whom a situation decides; of a great many, an even part."""

from collections.abc import Iterable, Iterator

from jatak.clearance.models import Census, CensusMembers

ROWS_AT_MOST = 40
"""Rows of members that are looked at, each of some hundred people."""


def members_of(census: Census, situations: Iterable[int]) -> Iterator[list[int]]:
    """The people of these situations, in parts."""
    rows = CensusMembers.objects.filter(census=census, situation__in=list(situations))
    places = list(rows.order_by("situation_id", "first").values_list("situation_id", "first"))
    for situation, first in places[:: max(1, -(-len(places) // ROWS_AT_MOST))]:
        yield CensusMembers.objects.get(census=census, situation=situation, first=first).people
