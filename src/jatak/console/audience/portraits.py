"""People as a drill-down lists them, each page by a few look-ups by key."""

from dataclasses import dataclass

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.console.people.addresses import addresses_of
from jatak.console.people.shortened import shortened
from jatak.people.models import Person, Profile

ADDRESSES_AT_MOST = 3


@dataclass(frozen=True)
class Portrait:
    """One person."""

    person: Person
    country: str
    addresses: list[str]
    """Shortened: enough to recognise, not enough to write to."""


def portraits(ids: list[int], operator: Operator, controller_id: int) -> list[Portrait]:
    """These people in this order, with the addresses that the company was given; who is gone since is left out."""
    people = Person.objects.in_bulk(ids)
    countries = dict(Profile.objects.filter(person__in=ids, valid_to__isnull=True).values_list("person_id", "country"))
    addresses: dict[int, list[str]] = {}
    for point in addresses_of(ids, None if operator.everywhere(May.SEE_PEOPLE) else [controller_id]):
        addresses.setdefault(point.person_id, []).append(shortened(point.kind, point.normalised))
    return [
        Portrait(people[pk], countries.get(pk) or "", addresses.get(pk, [])[:ADDRESSES_AT_MOST])
        for pk in ids
        if pk in people
    ]
