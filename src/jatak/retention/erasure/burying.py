"""A tombstone in the log in place of events that go, and the leaves of those that are only locked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jatak.sealing import tombstones
from jatak.sealing.proofs import indexes


def bury(event_ids: Sequence[UUID], why: str, at: datetime, known: Sequence[int] = ()) -> UUID | None:
    """Write it before they are deleted; the number of the tombstone, None where nothing goes.

    `known` are the leaves of events that were locked, and so are not in the ledger any more.
    """
    if not event_ids and not known:
        return None
    return tombstones.bury(event_ids, why, at, known).pk


def leaves_of(event_ids: Sequence[UUID]) -> dict[UUID, int | None]:
    """The leaf of each of these events; None where it is not sealed yet, and has to stay in the ledger until it is."""
    return dict(indexes("events", event_ids)) if event_ids else {}
