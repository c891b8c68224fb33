"""A search, and its pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from jatak.database.using import connection
from jatak.people.searching.term import Term, beginning_with
from jatak.people.searching.ways import EVERYBODY, EXACT, KNOWN, OF_COUNTRY, SEARCHED, Place, Way

SIZE = 25
ROUNDS = 4
"""So often the next rows are read where what was found may not be shown; then the page ends where it is."""


class Hit(NamedTuple):
    """Somebody who was found, the address by which, where it was one, and where the row stands."""

    person_id: int
    point_id: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found, and where the pages beside it begin."""

    hits: list[Hit]
    previous: Place | None
    next: Place | None


@dataclass(frozen=True, slots=True)
class Search:
    """Whom somebody looks for; `controllers` are the companies that must know a person, None for no such limit."""

    term: Term
    controllers: tuple[int, ...] | None = None
    country: str | None = None

    def page(self, after: Place | None, before: Place | None, shown: "Shown", size: int = SIZE) -> Page:
        """The page after a place, or the one that ends before it; `shown` says which addresses may find somebody."""
        back = before is not None
        hits, more = self._read(before or after, back, shown, size)
        if back:
            return Page(hits[::-1], more, hits[0].place if hits else None)
        return Page(hits, hits[0].place if after and hits else None, more)

    def _read(self, start: Place | None, back: bool, shown: "Shown", size: int) -> tuple[list[Hit], Place | None]:
        """The hits from a place on, and the last place that was looked at where there may be more."""
        found: list[Hit] = []
        for _ in range(ROUNDS):
            wanted = size + 1 - len(found)
            read = list(self._rows(start, back, wanted))
            allowed = shown([hit for hit in read if hit.point_id is not None])
            found += [hit for hit in read if hit.point_id is None or hit.point_id in allowed]
            if len(found) > size:
                return found[:size], found[size - 1].place
            if len(read) < wanted:
                return found, None
            start = read[-1].place
        return found, start

    def _rows(self, start: Place | None, back: bool, limit: int) -> Iterator[Hit]:
        """Rows of one way after the other until there are enough."""
        ways = list(enumerate(self._ways()))
        for number, way in reversed(ways) if back else ways:
            if start is not None and (number > start.way if back else number < start.way):
                continue
            after = start.id if start is not None and number == start.way else None
            for row in self._rows_of(way, after, back, limit):
                limit -= 1
                yield Hit(row[0], row[1], Place(number, row[2]))
            if limit <= 0:
                return

    def _ways(self) -> Sequence[Way | None]:
        """Each way that this search goes; None keeps the number of one that it does not."""
        if not self.term.words:
            return [KNOWN if self.controllers is not None else OF_COUNTRY if self.country else EVERYBODY]
        gone = (True, self.term.name, self.term.name, self.term.address)
        return [way if goes else None for way, goes in zip(SEARCHED, gone, strict=True)]

    def _rows_of(self, way: Way | None, after: int | None, back: bool, limit: int) -> list[tuple[int, int | None, int]]:
        if way is None or (way is EXACT and limit <= 0):
            return []
        sql = way.sql(after is not None, back, self.controllers is not None, bool(self.country))
        with connection().cursor() as cursor:
            cursor.execute(sql, self._values() | {"after": after, "limit": limit})
            return list(cursor.fetchall())

    def _values(self) -> dict[str, Any]:
        term = self.term
        return {
            "controllers": None if self.controllers is None else list(self.controllers),
            "country": self.country,
            "person_id": term.person_id,
            "key": term.words,
            "telephone": term.telephone,
            "name": beginning_with(term.name) if term.name else None,
            "address": beginning_with(term.address) if term.address else None,
        }


Shown = Callable[[list[Hit]], set[int]]
"""Which of these addresses the one who searches may know of."""


def any_address(hits: list[Hit]) -> set[int]:
    """Everything may be shown."""
    return {hit.point_id for hit in hits if hit.point_id is not None}
