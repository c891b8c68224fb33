"""How the entries of a file and those of the log come out even."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from jatak_verify.checks.entries import Entry
from jatak_verify.strict.shape import listed, number

BROKEN_OFF = "broken off"
ERASED = "that were erased"
WITHOUT = {"restored": "that were lost when a backup was restored", "locked": "that are locked as proof of messages"}
"""Why entries are without what was heard, beside the reasons of erasures."""


@dataclass
class Counted:
    """Which entries of the file are in the log, how many wait for it, and which have lost what was heard."""

    places: "array[int]" = field(default_factory=lambda: array("Q"))
    """By its number in the log, each entry of the file that is there; eight bytes each, as there may be millions."""
    waiting: int = 0
    gone: dict[int, str] = field(default_factory=dict)
    """By leaf, what its last stone says why: what was locked goes on a later day."""
    broken_off: int = 0
    """Restores without the log."""

    @property
    def sealed(self) -> int:
        """How many entries of the file are in the log."""
        return len(self.places)

    def leaves(self, size: int) -> int:
        """Of the log of so many entries, those that are accounted for: one that is told twice stands for no other."""
        if (most := len(self.places) + len(self.gone)) < size:
            return most
        seen = bytearray(size)
        for place in chain(self.places, self.gone):
            if place < size:
                seen[place] = 1
        return seen.count(1)

    def add(self, entry: Entry, index: int | None) -> None:
        """One more, with its number in the log; a tombstone stands for the leaves whose events went."""
        if index is None:
            self.waiting += 1
        else:
            self.places.append(index)
        if entry.name == "tombstone":
            why, what = str(entry.says.get("why")), f"The leaves of tombstone {entry.id}"
            self.gone |= {number(leaf, what): why for leaf in listed(entry.says.get("leaves"), what)}
            self.broken_off += why == BROKEN_OFF

    @property
    def but_for(self) -> str:
        """What is not here of those that are accounted for, as the end of a sentence."""
        lost = Counter(WITHOUT.get(why, ERASED) for why in self.gone.values())
        said = [f"{lost[words]:,} {words}" for words in (ERASED, *WITHOUT.values()) if lost[words]]
        return f", but for the words of {' and of '.join(said)}" if said else ""
