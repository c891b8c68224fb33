"""Who is to be erased, held until the transaction ends: numbers, addresses, and what was sent on which ground."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from jatak.database.statements import statements
from jatak.retention.erasure.term import Terms
from jatak.retention.models import Kind

SQL = statements("jatak.retention.erasure.sql", "finding.sql")


class Use(NamedTuple):
    """A ground on which something was sent: the person, what it is, of which company, and the last time."""

    owner: int
    kind: str
    ref: str
    controller_id: int
    at: datetime


class Said(NamedTuple):
    """One event of the ledger."""

    id: UUID
    owner: int
    kind: str
    about_id: UUID | None
    controller_id: int | None
    stands: bool
    """A standing no rests on it."""


@dataclass(frozen=True)
class Those:
    """Some people who are here, with every number that may name them."""

    homes: Mapping[int, tuple[str | None, str | None]]
    """The countries of each person."""
    owners: Mapping[int, int]
    """Whose each number is."""
    hashes: list[bytes]
    addresses: list[str]
    """As given and as compared, in lower case."""
    at: datetime
    cursor: Any = field(repr=False, compare=False)
    ledger: Mapping[int, int] = field(default_factory=dict)
    """Whose each number is that the ledger names; of a part (see `parting`) those of the person who stays."""
    company: int | None = None
    """Whose part it is; None: everything of them."""

    @property
    def people(self) -> list[int]:
        """The numbers under which they are here."""
        return list(self.homes)

    @property
    def filling(self) -> dict[str, Any]:
        """What every statement may name."""
        return {
            "people": self.people,
            "numbers": list(self.owners),
            "owners": list(self.owners.values()),
            "addresses": self.addresses,
            "first": self.people[0],
            "named": list(self.ledger),
            "namers": list(self.ledger.values()),
            "company": self.company,
            "at": self.at,
        }

    @cached_property
    def uses(self) -> list[Use]:
        """Grounds on which something was sent."""
        self.cursor.execute(SQL["uses"], self.filling)
        return [Use(*row) for row in self.cursor.fetchall()]

    @cached_property
    def said(self) -> list[Said]:
        """What they said."""
        self.cursor.execute(SQL["events"], self.filling)
        return [Said(*row) for row in self.cursor.fetchall()]


def held(cursor: Any, people: Iterable[int], at: datetime) -> Those | None:
    """Those of these people who are still here; nobody says no, merges or erases them until this transaction ends."""
    asked = {"people": sorted(set(people))}
    cursor.execute(SQL["alone"], asked)
    cursor.execute(SQL["people"], asked)
    homes = {person: (country, other) for person, country, other in cursor.fetchall()}
    if not homes:
        return None
    here = {"people": list(homes)}
    cursor.execute(SQL["numbers"], here)
    owners = dict(zip(homes, homes, strict=True)) | dict(cursor.fetchall())
    cursor.execute(SQL["points"], here)
    points = cursor.fetchall()
    addresses = sorted({text for point in points for text in point[3:5] if text})
    return Those(homes, owners, [bytes(point[2]) for point in points], addresses, at, cursor, owners)


class Kept(NamedTuple):
    """Something of somebody that must stay: what, for which company, by what law, until when."""

    owner: int
    kind: str
    ref: str
    controller_id: int | None
    law: str
    until: datetime


def kept_of(those: Those, terms: Terms) -> list[Kept]:
    """What must stay: grounds of messages whose time is not over, with what confirmed or ended them.

    Of a part, a yes said to another company too stays in the ledger for that one; it is locked when they go whole.
    """
    own = {str(said.id) for said in those.said}
    uses = [use for use in those.uses if those.company is None or use.kind != Kind.EVENT or use.ref in own]
    grounds = _longest(_kept(those, use, terms) for use in uses)
    events = {each.ref: each for each in grounds if each.kind == Kind.EVENT}
    of_company = {(each.owner, each.controller_id): each for each in events.values()}
    beside = []
    for said in those.said:
        ground = events.get(str(said.about_id)) or (
            of_company.get((said.owner, said.controller_id)) if said.kind == "withdrawn" else None
        )
        if ground is not None and str(said.id) not in events and not said.stands:
            beside.append(ground._replace(ref=str(said.id)))
    return [each for each in [*grounds, *beside] if each.until > those.at]


def _kept(those: Those, use: Use, terms: Terms) -> Kept:
    term = terms.of(*those.homes[use.owner], use.controller_id)
    return Kept(use.owner, use.kind, use.ref, use.controller_id, term.law, term.ends(use.at))


def _longest(every: Iterable[Kept]) -> list[Kept]:
    """A yes for several companies is kept as long as one of them needs it; messages are each company's own."""
    found: dict[tuple[str, str, int | None], Kept] = {}
    for each in every:
        key = (each.kind, each.ref, each.controller_id if each.kind == Kind.MESSAGES else None)
        if key not in found or found[key].until < each.until:
            found[key] = each
    return list(found.values())
