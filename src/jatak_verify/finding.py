"""What was found: one sentence a check."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

SHOWN = 5
"""So many of the same trouble are told one by one."""


class Verdict(StrEnum):
    """What a check came to."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    """Neither: there is nothing to hold it against, or it is for the reader to judge."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The name of a check, its verdict and a sentence for people."""

    check: str
    verdict: Verdict
    words: str


class Troubles:
    """The troubles of one check: the first few in words, the rest as a number."""

    def __init__(self, check: str) -> None:
        self._check = check
        self._first: list[str] = []
        self.count = 0

    def add(self, words: str) -> None:
        """One more."""
        self.count += 1
        if self.count <= SHOWN:
            self._first.append(words)

    def findings(self) -> Iterator[Finding]:
        """One for each of the first, and one for all others."""
        for words in self._first:
            yield Finding(self._check, Verdict.FAILS, words)
        if self.count > SHOWN:
            yield Finding(self._check, Verdict.FAILS, f"The same is wrong {self.count - SHOWN:,} more times.")
