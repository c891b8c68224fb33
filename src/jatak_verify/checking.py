"""All checks of an export, in an order in which each can build on those before."""

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.x509 import Certificate

from jatak_verify.checks import decisions, events, lines, locked, notices, signed, whole
from jatak_verify.errors import Broken
from jatak_verify.files.export import Export
from jatak_verify.finding import Finding, Troubles, Verdict
from jatak_verify.keys import Trusted
from jatak_verify.log import containing, growing, history, pinned, signers, stamps
from jatak_verify.log.pinned import Pinned

TIMES_READ = {
    "data/events.jsonl": 3,
    "data/tombstones.jsonl": 3,
    "data/messages.jsonl": 2,
    "data/decisions.jsonl": 2,
    "log/proofs.jsonl": 1,
}
"""How often the checks read the files that may be large."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What the reader knows from elsewhere: a key, a head of another day, roots of time-stamping authorities."""

    key: Trusted | None = None
    head: Pinned | None = None
    authorities: tuple[Certificate, ...] = ()


def findings(export: Export, trust: Trust) -> Iterator[Finding]:
    """Every sentence on an export; what is damaged is not looked into any further."""
    troubles = Troubles("whole")
    damaged = whole.damaged(export, troubles)
    yield from whole.findings(export, troubles)
    yield from signed.findings(export.manifest, trust.key)
    if damaged:
        yield Finding("rest", Verdict.OPEN, "What the data say was not looked into, since files are damaged.")
        return
    for part in (lines, events, notices, decisions, locked):
        yield from _guarded(part.CHECK, part.findings(export))
    yield from _guarded("log", _log(export, trust))


def _log(export: Export, trust: Trust) -> Iterator[Finding]:
    troubles = Troubles(signers.CHECK)
    told = history.read(export, troubles)
    yield from signers.findings(export.manifest, told, troubles, trust.key)
    if told.newest is not None:
        yield from growing.findings(export, told)
        yield from containing.findings(export, told)
        yield from stamps.findings(told, trust.authorities)
    if trust.head is not None:
        yield from pinned.findings(told, trust.head)


def _guarded(name: str, check: Iterator[Finding]) -> Iterator[Finding]:
    """The findings of a check, and one more where it had to give up."""
    try:
        yield from check
    except Broken as broken:
        yield Finding(name, Verdict.FAILS, broken.words)
