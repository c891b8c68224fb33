"""The addresses of people, of which a company sees those that it was given."""

from collections.abc import Sequence

from jatak.clearance.given import given_to
from jatak.people.models import Acquaintance, ContactPoint


def seen_by(controller_id: int, people: Sequence[int]) -> list[ContactPoint]:
    """Those that were given to this company, oldest first: all of a person whom no other company knows."""
    points = list(ContactPoint.objects.filter(person_id__in=people).order_by("id"))
    shared = _known_elsewhere(controller_id, {point.person_id for point in points})
    if not shared:
        return points
    given = given_to([point for point in points if point.person_id in shared], [controller_id])
    theirs = {point.pk for point in given}
    return [point for point in points if point.person_id not in shared or point.pk in theirs]


def _known_elsewhere(controller_id: int, people: set[int]) -> set[int]:
    others = Acquaintance.objects.filter(person_id__in=people).exclude(controller_id=controller_id)
    return set(others.values_list("person_id", flat=True))
