"""Who is behind a figure of a census: pages of people, found by keys alone."""

from dataclasses import dataclass
from typing import NamedTuple

from jatak.clearance.models import Census, CensusReason, CensusShare
from jatak.clearance.words import in_words
from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.gate.layout import unpack

SQL = statements("jatak.clearance.sql", "census.sql")


class Place(NamedTuple):
    """Where a page begins: after this person of this share."""

    nth: int = 0
    person: int = 0


@dataclass(frozen=True, slots=True)
class Situated:
    """A share of a census with its situation in words."""

    nth: int
    count: int
    reachable: int
    facts: dict[str, object]


def members(census: Census, first: int, last: int, after: Place, size: int) -> list[Place]:
    """The people of the shares from `first` to `last`, so many after that place; each as the place it is at."""
    values = {"census": census.pk, "first": first, "last": last, "nth": after.nth, "person": after.person, "size": size}
    with connection().cursor() as cursor:
        cursor.execute(SQL["people"], values)
        return [Place(*row) for row in cursor.fetchall()]


def situations(reason: CensusReason, at_most: int) -> list[Situated]:
    """The largest situations of a reason."""
    last = min(reason.last, reason.first + at_most - 1)
    shares = CensusShare.objects.filter(census_id=reason.census_id, nth__gte=reason.first, nth__lte=last)
    return [_situated(share) for share in shares.select_related("situation").order_by("nth")]


def situation(census: Census, nth: int) -> Situated | None:
    """One situation by its number."""
    share = CensusShare.objects.filter(census=census, nth=nth).select_related("situation").first()
    return _situated(share) if share else None


def _situated(share: CensusShare) -> Situated:
    words = unpack(share.situation.person_word, share.situation.ground_word)
    return Situated(share.nth or 0, share.count, share.reachable, in_words(words))
