"""Whether every entry of the file is in the log: events that were heard, and tombstones of what was erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from typing import Any

from jatak.evidence.merkle import inclusion_holds, leaf_hash
from jatak_verify.checks import entries
from jatak_verify.checks.entries import Entry
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.log.head import day
from jatak_verify.log.history import History
from jatak_verify.strict.letters import from_hex
from jatak_verify.strict.shape import exactly, listed, number

CHECK, PATH = "inclusion", "log/proofs.jsonl"
RESTORED, BROKEN_OFF = "restored", "broken off"
"""Why entries lost what was heard, beside the reasons of erasures."""
SOON = timedelta(days=1)
"""So long an event may wait until it is sealed: a transaction that wrote it may have been long, never a day."""


def findings(export: Export, history: History) -> Iterator[Finding]:
    """In words; entry and proof are read side by side, so that millions need no memory."""
    troubles, counted = Troubles(CHECK), Counted()
    for nth, (entry, row) in enumerate(zip_longest(entries.of(export), export.rows(PATH)), 1):
        if entry is None or row is None:
            raise Broken(f"{PATH} has {'more' if entry is None else 'fewer'} lines than there are entries.")
        counted.add(entry, _is_sealed(entry, row, f"Line {nth:,} of {PATH}", history, troubles))
    size = max(history.roots)
    if _is_everything(export) and counted.leaves != size and not troubles.count:
        words = f"The log has {size:,} entries, and this file accounts for {counted.leaves:,}: others were left out."
        troubles.add(words)
    yield from troubles.findings()
    if not troubles.count:
        yield from _told(counted, size, day(history.as_of), _is_everything(export))


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


def _told(counted: Counted, size: int, at: str, everything: bool) -> Iterator[Finding]:
    if counted.sealed:
        words = (
            f"Every event stands in the log of {size:,} entries that was signed on {at}: {counted.sealed:,} checked."
        )
        yield Finding(CHECK, Verdict.HOLDS, words)
    if everything:
        words = f"Nothing was left out: the log has {size:,} entries, and they are all here"
        yield Finding("complete", Verdict.HOLDS, f"{words}{_but_for(counted)}.")
    if counted.broken_off:
        words = "The company says that a backup was restored without the log: it does not continue heads signed before"
        yield Finding("broken off", Verdict.OPEN, f"{words}. Times: {counted.broken_off:,}.")
    if counted.waiting:
        words = f"Too young to be in the signed log yet: {counted.waiting:,}. A later export must have it there."
        yield Finding("unsealed", Verdict.OPEN, words)


def _but_for(counted: Counted) -> str:
    lost = {"that were erased": counted.erased, "that were lost when a backup was restored": counted.restored}
    said = [f"{count:,} {words}" for words, count in lost.items() if count]
    return f", but for the words of {' and of '.join(said)}" if said else ""


def _is_everything(export: Export) -> bool:
    """Whether the file says that it is the ledger of every company."""
    asked = export.manifest.asked
    return asked["kind"] == "ledger" and asked.get("controller") is None


def _is_sealed(entry: Entry, row: dict[str, Any], what: str, history: History, troubles: Troubles) -> bool:
    proof = exactly(row, (entry.name, "index", "size", "path"), what)
    if proof[entry.name] != entry.id:
        raise Broken(f"{what} is about another entry than its place says.")
    if proof["index"] is proof["size"] is proof["path"] is None:
        return _waits(entry, history, troubles)
    index, size = number(proof["index"], what), number(proof["size"], what)
    path = [from_hex(each, 32, f"{what}, a hash,") for each in listed(proof["path"], what)]
    if size not in history.roots:
        raise Broken(f"{what} speaks of a log of {size:,} entries, of which there is no head.")
    if not inclusion_holds(leaf_hash(entry.commitment), index, size, path, history.roots[size]):
        troubles.add(f"{entry.name.capitalize()} {entry.id} is not what stands in the signed log at its place.")
    return True


def _waits(entry: Entry, history: History, troubles: Troubles) -> bool:
    at = entries.heard_at(entry)
    if history.newest is not None and at < history.newest.at - SOON:
        said = f"{entry.name.capitalize()} {entry.id} is said to be of {day(at)}"
        troubles.add(f"{said}, and is not in the log that was signed after it.")
    return False
