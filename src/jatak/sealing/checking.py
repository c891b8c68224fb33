"""Checks the whole log here: every leaf again from the ledger, the tree above, and every head.

It shows what was changed in this database since it was sealed and signed. That the log itself was not written anew as a
whole shows a head that was kept elsewhere: on paper, in a mail, with a time stamp.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models.expressions import RawSQL

from jatak.consent.entry import commitment_of
from jatak.consent.models import Event
from jatak.database.using import acting_as, atomic, connection
from jatak.sealing import checking_tree, tombstones
from jatak.sealing.entry import Entry, transaction
from jatak.sealing.eras import eras
from jatak.sealing.findings import Findings, Wrong
from jatak.sealing.models import Tombstone
from jatak.sealing.places import Places
from jatak.sealing.telling import said
from jatak.sealing.tree import size_now

A_BATCH = 4_096
WRITTEN_BY = RawSQL("written_by::text::bigint", ())

Watch = Callable[[int], None]
"""Hears how many events were checked so far."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what is wrong."""

    events: int
    unsealed: int
    """Events that wait for the sealer."""
    leaves: int
    heads: int
    without: Counter[str]
    """Leaves whose events are gone, by what their stones say why."""
    broken_off: Sequence[datetime]
    """When the log was restored without what had been sealed since a backup."""
    findings: Findings


def check(watch: Watch = lambda count: None) -> Checked:
    """Check everything, as of one instant; takes about a minute a million events, and stops nobody."""
    findings = Findings()
    with acting_as("consent"), atomic():
        _of_one_instant()
        leaves, known = size_now(), eras()
        seen, sealed_before = bytearray(leaves), known[0].sealed_before if known else 0
        events, unsealed = _check_events(seen, sealed_before, findings, watch)
        without, broken_off = _check_tombstones(seen, sealed_before, findings)
        _check_missing(seen, findings)
        heads = checking_tree.check(leaves, findings)
    return Checked(events, unsealed, leaves, heads, without, broken_off, findings)


def _of_one_instant() -> None:
    with connection().cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _check_events(seen: bytearray, sealed_before: int, findings: Findings, watch: Watch) -> tuple[int, int]:
    """How many events there are, and how many are not sealed yet."""
    places, count, unsealed = Places(), 0, 0
    for some in _batches(_events()):
        indexes = places.of([_entry(event.written_by, event.commitment) for event in some])
        for event, index in zip(some, indexes, strict=True):
            if bytes(event.commitment) != commitment_of(event):
                findings.add(Wrong.CONTENT, f"{said(event)} was changed: it is not what was heard.", event.pk, index)
            if index is not None:
                seen[index] = 1
            elif event.written_by >= sealed_before:
                unsealed += 1
            else:
                findings.add(
                    Wrong.UNKNOWN,
                    f"{said(event)} is not in the log as it is now: it was changed together with its commitment,"
                    " or was put in later.",
                    event.pk,
                )
        count += len(some)
        watch(count)
    return count, unsealed


def _check_tombstones(seen: bytearray, sealed_before: int, findings: Findings) -> tuple[Counter[str], list[datetime]]:
    """Mark what tombstones speak of and themselves, and find those that were changed, or put in later."""
    places, without, broken_off = Places(), dict[int, str](), list[datetime]()
    for some in _batches(Tombstone.objects.annotate(written_by=WRITTEN_BY).order_by("pk").iterator(A_BATCH)):
        indexes = places.of([_entry(stone.written_by, stone.commitment) for stone in some])
        for stone, index in zip(some, indexes, strict=True):
            if index is not None:
                seen[index] = 1
            if bytes(stone.commitment) != tombstones.commitment_of(stone):
                findings.add(
                    Wrong.TOMBSTONE, f"The tombstone {stone.pk} was changed: it is not what was written.", entry=index
                )
                continue
            if index is None and stone.written_by < sealed_before:
                words = (
                    "is not in the log as it is now: it was changed together with its commitment, or was put in later."
                )
                findings.add(Wrong.TOMBSTONE, f"The tombstone {stone.pk} {words}")
                continue
            without |= dict.fromkeys(stone.leaves, stone.why)
            if stone.why == tombstones.BROKEN_OFF:
                broken_off.append(stone.at)
            for leaf in stone.leaves:
                if 0 <= leaf < len(seen):
                    seen[leaf] = 1
    return Counter(without.values()), broken_off


def _check_missing(seen: bytearray, findings: Findings) -> None:
    at = seen.find(0)
    while at >= 0:
        findings.add(
            Wrong.MISSING,
            f"Entry {at} of the log has no event any more, and no tombstone says why: it was deleted, or changed.",
            entry=at,
        )
        at = seen.find(0, at + 1)


def _events() -> Iterator[Any]:
    """Every event in the order of the log, so that each tile is read once."""
    return (
        Event.objects.annotate(written_by=WRITTEN_BY).order_by(RawSQL("written_by", ()), "commitment").iterator(A_BATCH)
    )


def _entry(written_by: int, made: bytes) -> Entry:
    return transaction(written_by), bytes(made)


def _batches(every: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(every)
    while some := list(islice(waiting, A_BATCH)):
        yield some
