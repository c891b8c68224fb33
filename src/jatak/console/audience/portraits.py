"""People as a drill-down lists them, each page by three look-ups by key."""

from dataclasses import dataclass

from jatak.console.people.shortened import shortened
from jatak.people.models import ContactPoint, Person, Profile


@dataclass(frozen=True)
class Portrait:
    """One person."""

    person: Person
    country: str
    addresses: list[str]
    """Shortened: enough to recognise, not enough to write to."""


def portraits(ids: list[int]) -> list[Portrait]:
    """These people in this order; who is gone since the count is left out."""
    people = Person.objects.in_bulk(ids)
    countries = dict(Profile.objects.filter(person__in=ids, valid_to__isnull=True).values_list("person_id", "country"))
    addresses: dict[int, list[str]] = {}
    for point in ContactPoint.objects.filter(person__in=ids).order_by("person_id", "pk"):
        addresses.setdefault(point.person_id, []).append(shortened(point.kind, point.address))
    return [Portrait(people[pk], countries.get(pk) or "", addresses.get(pk, [])[:3]) for pk in ids if pk in people]
