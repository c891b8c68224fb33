"""What is asked of a way to leave, found by asking the gate about ways that fail in one point."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, get_type_hints

from jatak.gate.situation import Tri
from jatak.gate.withdrawal import LeavingFacts, Review, review_leaving
from jatak.law.pack import Pack
from jatak.lawpages.book import Book

NONE, MUCH = 0, 10**6
"""Of hours and steps: less than any limit, and more than any."""
KINDS = get_type_hints(LeavingFacts)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is said of a way to leave that fails in one point; with code and finer reason."""

    code: str
    reason: str
    because: str
    change: str


def handled(book: Book) -> tuple[str, ...]:
    """The codes of a way to leave that is in order."""
    return tuple(dict.fromkeys(one.rule for pack in book.countries for one in _reviews(pack) if one.lawful))


def faults(book: Book) -> tuple[Fault, ...]:
    """Every fault that some country finds in a way to leave, each once."""
    found = (one for pack in book.countries for one in _reviews(pack) if not one.lawful)
    return tuple(dict.fromkeys(Fault(one.rule, one.reason, one.because, one.would_change) for one in found))


def _reviews(pack: Pack) -> Iterator[Review]:
    """What a country says of a way in order, and of each that differs from it in one point."""
    if (best := _in_order(pack)) is not None:
        for name, kind in KINDS.items():
            for value in _extremes(kind):
                yield review_leaving(replace(best, **{name: value}), pack)


def _in_order(pack: Pack) -> LeavingFacts | None:
    """A way that the country finds no fault with; None where its law was not researched."""
    ways = (LeavingFacts(*values) for values in product(*map(_extremes, KINDS.values())))
    return next((one for one in ways if review_leaving(one, pack).lawful), None)


def _extremes(kind: Any) -> tuple[Any, Any]:
    return (Tri.YES, Tri.NO) if kind is Tri else (NONE, MUCH)
