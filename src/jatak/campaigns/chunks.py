"""In how many people at a time the outbox of a campaign is filled."""

from dataclasses import dataclass

from jatak.clearance.stretch import Stretch
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.campaigns.sql", "filling.sql")

GROWTH = 8
"""How many times the first chunk the second is, and so on up to the full size."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """How many people each transaction is about; the first is small, so that workers begin at once.

    They grow, so that those who weigh the first large ones do not all wait for each other.
    """

    first: int = 2_000
    then: int = 50_000

    def size(self, nth: int) -> int:
        """People of a chunk, the first being 0."""
        return min(self.first * int(GROWTH**nth), self.then)


def next_stretch(after: int, upto: int, size: int) -> Stretch:
    """The next people, so many; at the end it is empty."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["until"], {"after": after, "upto": upto, "size": size})
        (last,) = cursor.fetchone()
    return Stretch(after, last)
