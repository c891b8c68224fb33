"""The addresses of people, of which an operator sees those that their companies were given."""

from collections.abc import Sequence

from jatak.clearance.given import given_to
from jatak.people.models import ContactPoint


def addresses_of(people: Sequence[int], companies: Sequence[int] | None) -> list[ContactPoint]:
    """The addresses of these people, oldest first; None for companies shows all, else those given to one of them."""
    points = list(ContactPoint.objects.filter(person_id__in=people).order_by("id"))
    if companies is None or not points:
        return points
    return given_to(points, companies)
