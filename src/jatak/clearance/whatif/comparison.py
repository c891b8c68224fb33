"""Who is gained and lost, and why: pairs of situations with counts, each person in exactly one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from jatak.clearance.answered import Answered
from jatak.gate.decision import Decision


class Kind(StrEnum):
    """What becomes of somebody."""

    GAINED = "gained"
    """Denied before, permitted after."""
    LOST = "lost"
    """Permitted before, denied after."""
    OTHERWISE = "otherwise"
    """The same outcome for another reason, on another ground, or on another GDPR basis."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Move:
    """How many people one pair of situations decides, and how many of them have an address for the channel."""

    old: Answered
    new: Answered
    kind: Kind
    count: int
    reachable: int


class Reason(NamedTuple):
    """Why people are or are not written to."""

    permits: bool
    rule: str
    reason: str
    gdpr_basis: str | None
    because: str
    would_change: str

    @classmethod
    def of(cls, decision: Decision) -> "Reason":
        """The reason of a decision."""
        return cls(
            decision.permitted,
            decision.rule,
            decision.reason,
            decision.gdpr_basis,
            decision.because,
            decision.would_change,
        )


class Because(NamedTuple):
    """Where people live, None where that is unknown, and the reasons before and after."""

    country: str | None
    old: Reason
    new: Reason


@dataclass(frozen=True)
class Group:
    """People of one country who move from one reason to another, in situations that may differ otherwise."""

    because: Because
    moves: tuple[Move, ...]
    """The most frequent first."""

    @property
    def count(self) -> int:
        """How many they are."""
        return sum(move.count for move in self.moves)

    @property
    def reachable(self) -> int:
        """How many of them have an address for the channel."""
        return sum(move.reachable for move in self.moves)


@dataclass(frozen=True)
class Comparison:
    """Everybody whom the company knows, before and after."""

    moves: tuple[Move, ...]

    @property
    def people(self) -> int:
        """How many they are."""
        return sum(move.count for move in self.moves)

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """People by what becomes of them."""
        return {kind: sum(move.count for move in self.moves if move.kind is kind) for kind in Kind}

    @property
    def permitted_before(self) -> int:
        """How many of them may be written to as it is."""
        return sum(move.count for move in self.moves if move.old.permitted)

    @property
    def permitted_after(self) -> int:
        """How many of them may be written to as it would be."""
        return sum(move.count for move in self.moves if move.new.permitted)

    def groups(self, kind: Kind) -> tuple[Group, ...]:
        """Those of one kind by country and reasons, the largest first."""
        return _grouped(move for move in self.moves if move.kind is kind)


def _grouped(moves: Iterable[Move]) -> tuple[Group, ...]:
    found: dict[Because, list[Move]] = {}
    for move in sorted(moves, key=lambda move: (-move.count, move.old.words, move.new.words)):
        old, new = Reason.of(move.old.decision), Reason.of(move.new.decision)
        found.setdefault(Because(move.new.situation.country, old, new), []).append(move)
    groups = [Group(because, tuple(each)) for because, each in found.items()]
    return tuple(sorted(groups, key=lambda group: -group.count))
