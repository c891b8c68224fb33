"""Entries of the log whose events no restore brought back: how many of what, and the stone that says so for good."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from jatak.sealing.apart.bringing import Brought
from jatak.sealing.entry import transaction
from jatak.sealing.eras import FIRST_TRANSACTION
from jatak.sealing.places import Places
from jatak.sealing.statements import rows
from jatak.sealing.tombstones import RESTORED, bury

A_BATCH = 8_192
A_STONE = 50_000
"""Leaves under one stone at most, so that no line of an export becomes too long to be read."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What is not here any more: how many entries, and of how many it is known what they were."""

    entries: int
    kinds: Counter[str]


def bury_lost(brought: Brought, replayed: Sequence[UUID], at: datetime) -> Lost:
    """Put a stone over each leaf that was brought back and has neither event nor stone; in the current transaction.

    `replayed` are the events that were brought back.
    """
    seen, here = bytearray(brought.end - brought.first), Counter[str]()
    since = brought.since.size if brought.since else brought.first
    for kind, index in _present(brought, replayed):
        if index >= since:
            here[kind] += 1
        if brought.first <= index < brought.end:
            seen[index - brought.first] = 1
    for (leaf,) in rows("stones_over", {"first": brought.first, "end": brought.end}):
        seen[leaf - brought.first] = 1
    lost = [brought.first + at for at, is_here in enumerate(seen) if not is_here]
    for start in range(0, len(lost), A_STONE):
        bury([], RESTORED, at, lost[start : start + A_STONE])
    return Lost(len(lost), brought.kinds - here)


def _present(brought: Brought, replayed: Sequence[UUID]) -> Iterator[tuple[str, int]]:
    """Kind and leaf of what is here of the entries since the backup; a stone has no kind."""
    newest = max(brought.since.eras, default=None) if brought.since else None
    asked = {"since": str(newest[3] if newest else FIRST_TRANSACTION), "ids": list(replayed)}
    places, waiting = Places(), iter(rows("since", asked))
    while some := list(islice(waiting, A_BATCH)):
        found = places.of([(transaction(int(by)), bytes(made)) for _, by, made in some])
        yield from ((row[0], index) for row, index in zip(some, found, strict=True) if index is not None)
