"""What is left in the log of events that go."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from jatak.base.hashing import commitment, new_salt
from jatak.base.ids import uuid7
from jatak.database.using import acting_as, atomic
from jatak.evidence.manifest import instant
from jatak.sealing.models import Tombstone
from jatak.sealing.proofs import indexes
from jatak.sealing.statements import rows
from jatak.sealing.turns import wait_for_our_turn

A_BATCH = 10_000
RESTORED, BROKEN_OFF, LOCKED = "restored", "broken off", "locked"
"""Why, beside the reasons of erasures: what was heard after a backup is not in it; its leaves are lost, too; it stands
apart as proof, until a later stone says that it went."""


def bury(event_ids: Sequence[UUID], why: str, at: datetime, known: Sequence[int] = ()) -> Tombstone:
    """Write down which leaves lose their events, in the transaction of retention that deletes these.

    Called before they are deleted. No sealer numbers anything until that transaction ends: an event is either in the
    log and under this stone, or it never comes into the log. A leaf is under one stone, or two if it was locked first.
    `known` are leaves of events that left the ledger before, where whoever kept them wrote the number down. The leaves
    stay as they are: with the salt of an event gone its leaf tells nothing, and nothing else in the log names it.
    """
    with acting_as("retention"), atomic():
        wait_for_our_turn()
        found = (
            index
            for start in range(0, len(event_ids), A_BATCH)
            for index in indexes("events", event_ids[start : start + A_BATCH]).values()
            if index is not None
        )
        going = {*found, *known}
        stone = Tombstone(id=uuid7(), at=at, why=why, leaves=sorted(going - _buried(going)), salt=new_salt())
        stone.commitment = commitment_of(stone)
        stone.save(force_insert=True)
        return stone


def _buried(leaves: Iterable[int]) -> set[int]:
    """Those that another stone names: a restored base may have brought their events back, to go once more."""
    return {leaf for (leaf,) in rows("buried", {"leaves": list(leaves), "locked": LOCKED})}


def entry(stone: Tombstone) -> dict[str, object]:
    """All that a tombstone says, as plain values."""
    return {"id": str(stone.pk), "at": instant(stone.at), "why": stone.why, "leaves": list(stone.leaves)}


def commitment_of(stone: Tombstone) -> bytes:
    """What the commitment of a tombstone must be: SHA-256 over its salt and its canonical entry (RFC 8785)."""
    return commitment(bytes(stone.salt), entry(stone))
