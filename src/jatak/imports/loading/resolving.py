"""Whose a row is, where rows share addresses and keys: decided one after the other, as one would by hand."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count
from typing import NamedTuple

from jatak.people.models import ContactKind

OTHER = {ContactKind.EMAIL.value: ContactKind.TELEPHONE.value, ContactKind.TELEPHONE.value: ContactKind.EMAIL.value}
Address = tuple[str, str]
"""Its kind, and as it is compared."""


class Lookup(NamedTuple):
    """A staged row, and what the database knows of it."""

    number: int
    kind: str
    normalised: str
    key: str | None
    beside: str | None
    act_id: uuid.UUID | None
    said_at: datetime | None
    channels: list[str]
    keyed_hash: bytes
    point: int | None
    point_person: int | None
    key_person: int | None
    known: bool


class Whose(NamedTuple):
    """Whose a row is; the fields of the table `who`."""

    number: int
    kind: str
    person_id: int | None
    person_new: bool
    enters: bool
    contact_point_id: int | None
    point_new: bool
    key_new: bool
    made: str | None
    why: str | None


class Resolver:
    """What became known of addresses and keys, row by row; `numbers` are ids for new people and addresses."""

    def __init__(self, numbers: Iterator[tuple[int, int]]) -> None:
        self._numbers = numbers
        self._points: dict[Address, tuple[int, int]] = {}
        self._keys: dict[str, int] = {}
        self._acts: set[uuid.UUID] = set()
        self._new: set[int] = set()

    def learn(self, rows: Iterable[Lookup]) -> None:
        """Take in what the database knows."""
        for row in rows:
            if row.point is not None and row.point_person is not None:
                self._points.setdefault((row.kind, row.normalised), (row.point, row.point_person))
            if row.key is not None and row.key_person is not None:
                self._keys.setdefault(row.key, row.key_person)

    def yes(self, row: Lookup) -> Whose:
        """Whose a yes is; what two people could have said is nobody's."""
        owners = self.owners(row)
        if len(owners) > 1:
            why = "key_of_another" if row.key in self._keys else "addresses_of_two"
            return Whose(row.number, row.kind, None, False, False, None, False, False, "refused", why)
        if row.known or row.act_id in self._acts:
            person = owners[0] if owners else None
            return Whose(row.number, row.kind, person, True, False, None, False, False, "unchanged", None)
        if row.act_id is not None:
            self._acts.add(row.act_id)
        return self.settle(row, owners[0] if owners else None)

    def owners(self, row: Lookup) -> list[int]:
        """The people to whom key and addresses of a row belong, that of the key first."""
        points = [self._points.get(address) for address in self._addresses(row)]
        found = [self._keys.get(row.key or ""), *(point and point[1] for point in points)]
        return list(dict.fromkeys(person for person in found if person is not None))

    def settle(self, row: Lookup, owner: int | None) -> Whose:
        """Give a row's address and key to their owner, or to somebody new."""
        person, spare = (owner, None) if owner is not None else next(self._numbers)
        if owner is None:
            self._new.add(person)
        address = (row.kind, row.normalised)
        point_new = address not in self._points
        if point_new:
            self._points[address] = (next(self._numbers)[1] if spare is None else spare, person)
        key_new = row.key is not None and row.key not in self._keys
        if row.key is not None:
            self._keys.setdefault(row.key, person)
        point, new = self._points[address][0], person in self._new
        return Whose(row.number, row.kind, person, new, owner is None, point, point_new, key_new, None, None)

    def _addresses(self, row: Lookup) -> list[Address]:
        own = (row.kind, row.normalised)
        return [own, (OTHER[row.kind], row.beside)] if row.beside and row.kind in OTHER else [own]


def nobody_yet() -> Iterator[tuple[int, int]]:
    """Numbers for a dry run, which are nobody's."""
    for number in count(1):
        yield -number, -number
