"""Who is meant by what was typed: people whom the operator may answer, or an address that nobody here has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jatak.accounts.may import May
from jatak.accounts.operator import Operator
from jatak.clearance.given import given_to
from jatak.console.people.addresses import addresses_of
from jatak.console.people.shortened import shortened
from jatak.people.addresses import InvalidAddress, keyed_hash_of, normalise
from jatak.people.models import ContactKind, ContactPoint, Person
from jatak.people.searching.search import Hit, Search, any_address
from jatak.people.searching.term import Term

MOST = 8
ADDRESS, NOBODY = "address", "nobody"
"""What can be chosen beside a person: the address that was typed, or that nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant."""

    value: str
    """As the form says it: `p17`."""
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, where it is a whole address."""

    written: str
    kind: str
    keyed_hash: bytes


def candidates(operator: Operator, term: str) -> list[Candidate]:
    """The people who are found by this, as in the list of people; none for what is too short."""
    sought = Term(term)
    if not sought.words or sought.is_too_short:
        return []
    companies = list(operator.controllers(May.ANSWER_PEOPLE).values_list("pk", flat=True))
    everywhere = operator.everywhere(May.ANSWER_PEOPLE)
    search = Search(sought, None if everywhere else tuple(companies))
    hits = search.page(None, None, any_address if everywhere else _given_to(companies), MOST).hits
    return _told([hit.person_id for hit in hits], None if everywhere else companies)


def candidate(operator: Operator, person_id: int) -> Candidate | None:
    """One person, of whom it is known already that the operator may see them."""
    companies = list(operator.controllers(May.ANSWER_PEOPLE).values_list("pk", flat=True))
    return next(iter(_told([person_id], None if operator.everywhere(May.ANSWER_PEOPLE) else companies)), None)


def typed(term: str) -> Typed | None:
    """The whole address or telephone number that was typed; None where it is none."""
    written = term.strip()
    kind = ContactKind.EMAIL if "@" in written else ContactKind.TELEPHONE
    try:
        return Typed(written, kind, keyed_hash_of(kind, normalise(kind, written)))
    except InvalidAddress:
        return None


def _told(people: Sequence[int], companies: Sequence[int] | None) -> list[Candidate]:
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    first: dict[int, str] = {}
    for point in addresses_of(people, companies):
        first.setdefault(point.person_id, shortened(point.kind, point.normalised))
    return [Candidate(f"p{each}", names[each] or f"#{each}", first.get(each, "")) for each in people if each in names]


def _given_to(companies: Sequence[int]) -> Any:
    """Nobody is found by an address that was given to other companies alone."""

    def shown(hits: list[Hit]) -> set[int]:
        points = list(ContactPoint.objects.filter(pk__in=[hit.point_id for hit in hits])) if hits else []
        return {point.pk for point in given_to(points, companies)} if points else set()

    return shown
