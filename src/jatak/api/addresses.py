"""The addresses of people, of which a company sees those that it was given."""

from collections.abc import Sequence

from jatak.consent import of_person as told
from jatak.customers import of_person as bought
from jatak.database.using import acting_as
from jatak.people.models import Acquaintance, ContactPoint


def given_to(controller_id: int, people: Sequence[int]) -> list[ContactPoint]:
    """Those that were given to this company, oldest first: all of a person whom no other company knows."""
    points = list(ContactPoint.objects.filter(person_id__in=people).order_by("id"))
    shared = _known_elsewhere(controller_id, {point.person_id for point in points})
    if not shared:
        return points
    with acting_as("consent"):
        ids, hashes = told.addresses_named(shared, [controller_id])
    with acting_as("customers"):
        ids |= bought.addresses_named(shared, [controller_id])
    return [
        point
        for point in points
        if point.person_id not in shared or point.pk in ids or bytes(point.keyed_hash) in hashes
    ]


def _known_elsewhere(controller_id: int, people: set[int]) -> set[int]:
    others = Acquaintance.objects.filter(person_id__in=people).exclude(controller_id=controller_id)
    return set(others.values_list("person_id", flat=True))
