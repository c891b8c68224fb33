"""How the entries of a file and those of the log come out even."""

from dataclasses import dataclass

from jatak_verify.checks.entries import Entry
from jatak_verify.strict.shape import listed

RESTORED, BROKEN_OFF = "restored", "broken off"
"""Why entries lost what was heard, beside the reasons of erasures."""


@dataclass
class Counted:
    """How many entries of the file are in the log, how many wait for it, and how many have lost what was heard."""

    sealed: int = 0
    waiting: int = 0
    erased: int = 0
    restored: int = 0
    """Lost when a backup was restored."""
    broken_off: int = 0
    """Restores without the log."""

    @property
    def leaves(self) -> int:
        """The entries of the log that are accounted for."""
        return self.sealed + self.erased + self.restored

    def add(self, entry: Entry, is_sealed: bool) -> None:
        """One more; a tombstone stands for the leaves whose events went."""
        self.sealed += is_sealed
        self.waiting += not is_sealed
        if entry.name == "tombstone":
            count = len(listed(entry.says.get("leaves"), f"The leaves of tombstone {entry.id}"))
            if entry.says.get("why") == RESTORED:
                self.restored += count
            else:
                self.erased += count
            self.broken_off += entry.says.get("why") == BROKEN_OFF

    @property
    def but_for(self) -> str:
        """What is not here of those that are accounted for, as the end of a sentence."""
        lost = {"that were erased": self.erased, "that were lost when a backup was restored": self.restored}
        said = [f"{count:,} {words}" for words, count in lost.items() if count]
        return f", but for the words of {' and of '.join(said)}" if said else ""
