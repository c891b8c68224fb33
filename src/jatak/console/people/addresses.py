"""The addresses of people, of which an operator sees those that their companies were given."""

from collections.abc import Sequence

from jatak.consent import of_person as told
from jatak.customers import of_person as bought
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint


def addresses_of(people: Sequence[int], companies: Sequence[int] | None) -> list[ContactPoint]:
    """The addresses of these people, oldest first; None for companies shows all, else those given to one of them."""
    points = list(ContactPoint.objects.filter(person_id__in=people).order_by("id"))
    if companies is None or not points:
        return points
    return of_companies(points, companies)


def of_companies(points: Sequence[ContactPoint], companies: Sequence[int]) -> list[ContactPoint]:
    """Those that were given to one of these companies."""
    people = {point.person_id for point in points}
    with acting_as("consent"):
        ids, hashes = told.addresses_named(people, companies)
    with acting_as("customers"):
        ids |= bought.addresses_named(people, companies)
    return [
        each for each in points if each.pk in ids or bytes(each.keyed_hash) in hashes or each.noted_for_id in companies
    ]
