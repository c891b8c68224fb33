"""What is wrong with a log, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

SHOWN = 100
"""Of each kind; the rest is counted."""


class Wrong(StrEnum):
    """What may be wrong."""

    CONTENT = "content"
    """An event says something else than what its commitment was made of."""
    UNKNOWN = "unknown"
    """An event that must be in the log is not in it as it is."""
    MISSING = "missing"
    """An entry of the log has neither its event nor a tombstone."""
    TOMBSTONE = "tombstone"
    TREE = "tree"
    HEAD = "head"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what, with which event where it is one, at which entries, and in words."""

    wrong: Wrong
    words: str
    event: UUID | None = None
    entry: int | None = None


class Findings:
    """All that was found: the first of each kind, and how many there are."""

    def __init__(self) -> None:
        self.counts: dict[Wrong, int] = {}
        self._kept: list[Finding] = []

    def add(self, wrong: Wrong, words: str, event: UUID | None = None, entry: int | None = None) -> None:
        """Note one."""
        self.counts[wrong] = self.counts.get(wrong, 0) + 1
        if self.counts[wrong] <= SHOWN:
            self._kept.append(Finding(wrong, words, event, entry))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._kept)

    def __len__(self) -> int:
        return sum(self.counts.values())
