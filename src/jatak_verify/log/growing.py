"""Whether the log only ever grew: no entry that was in it was changed or taken out afterwards."""

from collections.abc import Iterator
from itertools import pairwise

from jatak.evidence.merkle import consistency_holds
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.log.history import CONSISTENCY, History
from jatak_verify.strict.letters import several_from_hex
from jatak_verify.strict.shape import exactly, listed, number

CHECK = "consistency"


def findings(export: Export, history: History) -> Iterator[Finding]:
    """In words: each size of the log must be proven to continue the one before."""
    troubles, proven = Troubles(CHECK), set[tuple[int, int]]()
    for nth, row in enumerate(export.rows(CONSISTENCY), 1):
        first, second, path = _read(row, f"Line {nth:,} of {CONSISTENCY}")
        if _holds(history, first, second, path):
            proven.add((first, second))
        else:
            troubles.add(
                f"The log of {second:,} entries is no continuation of that of {first:,}: the past was changed."
            )
    wanted = [pair for pair in pairwise(sorted(history.roots)) if pair not in proven]
    for first, second in wanted if not troubles.count else ():
        troubles.add(f"Nothing proves that the log of {second:,} entries continues that of {first:,}.")
    yield from troubles.findings()
    if not troubles.count and history.count > 1:
        words = f"The log only ever grew, each head continues the one before: {history.count:,} checked."
        yield Finding(CHECK, Verdict.HOLDS, words)


def _holds(history: History, first: int, second: int, path: list[bytes]) -> bool:
    for size in (first, second):
        if size not in history.roots:
            raise Broken(f"{CONSISTENCY} speaks of a log of {size:,} entries, of which there is no head.")
    return consistency_holds(first, second, history.roots[first], history.roots[second], path)


def _read(row: object, what: str) -> tuple[int, int, list[bytes]]:
    proof = exactly(row, ("first", "second", "path"), what)
    first, second = number(proof["first"], what), number(proof["second"], what)
    return first, second, several_from_hex(listed(proof["path"], what), 32, f"{what}, a hash,")
