"""What the domains of recipients made of a campaign."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from jatak.delivery.models import State

SHOWN = 10


class Counted(NamedTuple):
    """Messages of one domain and state that were answered alike."""

    domain: str
    state: str
    told: str | None
    messages: int
    settled: int
    deferred: int
    decided: list[str] | None
    uncertain: list[int] | None


@dataclass(frozen=True, slots=True)
class Domain:
    """The messages to one domain, and what it answered most to those that it did not take."""

    name: str
    accepted: int
    refused: int
    deferred: int
    uncertain: int
    answer: str

    @property
    def trouble(self) -> int:
        """How many messages it did not take, so far."""
        return self.refused + self.deferred + self.uncertain


def worst(rows: Iterable[Counted], at_most: int = SHOWN) -> tuple[Domain, ...]:
    """The domains with most trouble, then the largest."""
    by_name: dict[str, list[Counted]] = {}
    for row in rows:
        by_name.setdefault(row.domain, []).append(row)
    domains = [_domain(name, of_domain) for name, of_domain in by_name.items()]
    met = [each for each in domains if each.trouble or each.accepted]
    return tuple(sorted(met, key=lambda each: (-each.trouble, -each.accepted, each.name))[:at_most])


def _domain(name: str, rows: list[Counted]) -> Domain:
    states, told = Counter[str](), Counter[str]()
    for row in rows:
        states[row.state] += row.messages
        if row.told and row.state != State.DROPPED.value:
            told[row.told] += row.messages
    most = max(told, key=lambda answer: (told[answer], answer), default="")
    return Domain(
        name,
        states[State.ACCEPTED.value],
        states[State.REFUSED.value],
        sum(row.deferred for row in rows),
        states[State.UNCERTAIN.value],
        most,
    )
