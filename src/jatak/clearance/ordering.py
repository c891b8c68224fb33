"""The distinct situations of a gathering in the order of their answers, so that SQL finds the best of each person."""

from collections.abc import Iterator
from dataclasses import dataclass

from jatak.clearance.decider import Decider, Words
from jatak.database.using import connection

NUMBER_BITS = 32
"""Bits of the number of a situation below its place in the order."""

NUMBER_OF_BEST = f"min(v.place) & ((1::bigint << {NUMBER_BITS}) - 1)"
"""SQL: the number of the best situation of a group, over the arrays of `arguments`."""


@dataclass(frozen=True)
class Ordered:
    """The distinct situations of a gathering, and the place of each in the order of answers."""

    words: list[Words]
    places: list[int]

    @classmethod
    def of(cls, name: str, decider: Decider) -> "Ordered":
        """Those of the view of this name."""
        words = list(distinct(name))
        orders = [decider.order(one) for one in words]
        place = {order: index for index, order in enumerate(sorted(set(orders)))}
        return cls(words, [place[order] for order in orders])

    def arguments(self) -> list[list[int]]:
        """The arrays that SQL joins with: person words, ground words, and places with the number below."""
        numbered = [place << NUMBER_BITS | index for index, place in enumerate(self.places)]
        return [[words.person for words in self.words], [words.ground for words in self.words], numbered]


def distinct(name: str) -> Iterator[Words]:
    """The distinct situations of the view of this name."""
    with connection().cursor() as cursor:
        cursor.execute(f"SELECT person_word, ground_word FROM {name} GROUP BY person_word, ground_word")
        yield from map(Words._make, cursor.fetchall())
