"""Which addresses of people a company was given: in a yes, in a no, in a purchase, or to put a wrong one right."""

from collections.abc import Sequence

from jatak.consent import of_person as told
from jatak.customers import of_person as bought
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint


def given_to(points: Sequence[ContactPoint], companies: Sequence[int]) -> list[ContactPoint]:
    """Of these addresses those that were given to one of these companies, in the same order."""
    people = {point.person_id for point in points}
    with acting_as("consent"):
        ids, hashes = told.addresses_named(people, companies)
    with acting_as("customers"):
        ids |= bought.addresses_named(people, companies)
    ids |= {point.pk for point in points if point.noted_for_id in companies}
    return [point for point in points if point.pk in ids or bytes(point.keyed_hash) in hashes]
