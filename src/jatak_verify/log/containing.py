"""Whether every entry of the file is in the log: events that were heard, and tombstones of what was erased."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from jatak.evidence.merkle import inclusion_holds, leaf_hash
from jatak_verify.checks import entries
from jatak_verify.checks.entries import Entry
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.log.counted import Counted
from jatak_verify.log.head import day
from jatak_verify.log.history import History
from jatak_verify.log.late import SOON, Late
from jatak_verify.strict.letters import several_from_hex
from jatak_verify.strict.shape import exactly, listed, number

CHECK, PATH = "inclusion", "log/proofs.jsonl"


def findings(export: Export, history: History) -> Iterator[Finding]:
    """In words; entry and proof are read side by side, so that millions need no memory."""
    troubles, counted, late = Troubles(CHECK), Counted(), Late(history)
    for nth, (entry, row) in enumerate(zip_longest(entries.of(export), export.rows(PATH)), 1):
        if entry is None or row is None:
            raise Broken(f"{PATH} has {'more' if entry is None else 'fewer'} lines than there are entries.")
        index = _index(entry, row, f"Line {nth:,} of {PATH}", history, troubles)
        counted.add(entry, index)
        if index is not None:
            late.look(entry, entries.heard_at(entry), index)
    size = max(history.roots)
    if _is_everything(export) and not troubles.count and (leaves := counted.leaves(size)) != size:
        troubles.add(f"The log has {size:,} entries, and this file accounts for {leaves:,}: others were left out.")
    yield from troubles.findings()
    if not troubles.count:
        yield from _told(counted, size, day(history.as_of), _is_everything(export))
    yield from late.findings()


def _told(counted: Counted, size: int, at: str, everything: bool) -> Iterator[Finding]:
    if counted.sealed:
        words = (
            f"Every event stands in the log of {size:,} entries that was signed on {at}: {counted.sealed:,} checked."
        )
        yield Finding(CHECK, Verdict.HOLDS, words)
    if everything:
        words = f"Nothing was left out: the log has {size:,} entries, and they are all here"
        yield Finding("complete", Verdict.HOLDS, f"{words}{counted.but_for}.")
    if counted.broken_off:
        words = "The company says that a backup was restored without the log: it does not continue heads signed before"
        yield Finding("broken off", Verdict.OPEN, f"{words}. Times: {counted.broken_off:,}.")
    if counted.waiting:
        words = f"Too young to be in the signed log yet: {counted.waiting:,}. A later export must have it there."
        yield Finding("unsealed", Verdict.OPEN, words)


def _is_everything(export: Export) -> bool:
    """Whether the file says that it is the ledger of every company."""
    asked = export.manifest.asked
    return asked["kind"] == "ledger" and asked.get("controller") is None


def _index(entry: Entry, row: dict[str, Any], what: str, history: History, troubles: Troubles) -> int | None:
    """Which entry of the log it is, None where it is none."""
    proof = exactly(row, (entry.name, "index", "size", "path"), what)
    if proof[entry.name] != entry.id:
        raise Broken(f"{what} is about another entry than its place says.")
    if proof["index"] is proof["path"] is None:
        _check_absent(entry, proof["size"] is not None, history, troubles)
        return None
    index, size = number(proof["index"], what), number(proof["size"], what)
    path = several_from_hex(listed(proof["path"], what), 32, f"{what}, a hash,")
    if size not in history.roots:
        raise Broken(f"{what} speaks of a log of {size:,} entries, of which there is no head.")
    if not inclusion_holds(leaf_hash(entry.commitment), index, size, path, history.roots[size]):
        troubles.add(f"{entry.called} is not what stands in the signed log at its place.")
    return index


def _check_absent(entry: Entry, is_due: bool, history: History, troubles: Troubles) -> None:
    """What is in no log may be young; not where it is old, nor where all that was written with it is sealed."""
    at = entries.heard_at(entry)
    if is_due:
        troubles.add(
            f"{entry.called} is not in the log, where all is that was written when it was: it was changed"
            " in the database after it was sealed, or put in later."
        )
    elif history.newest is not None and at < history.newest.at - SOON:
        troubles.add(f"{entry.called} is said to be of {day(at)}, and is not in the log that was signed after it.")
