"""How the entries of a file and those of the log come out even."""

from collections import Counter
from dataclasses import dataclass, field

from jatak_verify.checks.entries import Entry
from jatak_verify.strict.shape import listed, number

BROKEN_OFF = "broken off"
ERASED = "that were erased"
WITHOUT = {"restored": "that were lost when a backup was restored", "locked": "that are locked as proof of messages"}
"""Why entries are without what was heard, beside the reasons of erasures."""


@dataclass
class Counted:
    """How many entries of the file are in the log, how many wait for it, and how many have lost what was heard."""

    sealed: int = 0
    waiting: int = 0
    gone: dict[int, str] = field(default_factory=dict)
    """By leaf, what its last stone says why: what was locked goes on a later day."""
    broken_off: int = 0
    """Restores without the log."""

    @property
    def leaves(self) -> int:
        """The entries of the log that are accounted for."""
        return self.sealed + len(self.gone)

    def add(self, entry: Entry, is_sealed: bool) -> None:
        """One more; a tombstone stands for the leaves whose events went."""
        self.sealed += is_sealed
        self.waiting += not is_sealed
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
