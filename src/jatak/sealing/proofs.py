"""Proofs: that an entry is in the log, and that an older log is the beginning of a newer one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from types import MappingProxyType
from uuid import UUID

from jatak.database.statements import array
from jatak.evidence import merkle
from jatak.sealing.entry import transaction
from jatak.sealing.eras import eras
from jatak.sealing.models import Head
from jatak.sealing.places import Places
from jatak.sealing.statements import rows
from jatak.sealing.tree import Tree

A_BATCH = 4_096
NOTHING: Mapping[UUID, int] = MappingProxyType({})

Placed = tuple[int | None, int]
"""Which leaf an entry is, and the transaction that wrote it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What leads from an entry to the root of a head; of an entry that is not under that head, nothing.

    One that is not, although everything was sealed that was written when it was, has the size of the head alone: it was
    changed after it was sealed, or put in later.
    """

    id: UUID
    index: int | None = None
    size: int | None = None
    path: tuple[bytes, ...] | None = None


def proofs_of(
    event_ids: Iterable[UUID], size: int | None = None, known: Mapping[UUID, int] = NOTHING
) -> Iterator[Proof]:
    """A proof for each event, in order, under the head of this size or the newest; read some thousands at a time.

    `known` are the leaves of events that left the ledger, where whoever kept them wrote the number down.
    """
    return _proofs("events", event_ids, size, known)


def proofs_of_tombstones(ids: Iterable[UUID], size: int | None = None) -> Iterator[Proof]:
    """A proof for each tombstone; see `proofs_of`."""
    return _proofs("tombstones", ids, size, NOTHING)


def between(first: int, second: int) -> list[bytes]:
    """The consistency path from the log of `first` leaves to that of `second` (RFC 9162 section 2.1.4)."""
    return merkle.consistency_path(first, second, Tree().node)


def indexes(kind: str, ids: Sequence[UUID]) -> dict[UUID, int | None]:
    """Where in the log `events` or `tombstones` are; None for those that are not sealed, nothing for unknown ones."""
    return {pk: index for pk, (index, _) in _placed(kind, ids, Places()).items()}


def _placed(kind: str, ids: Sequence[UUID], known: Places) -> dict[UUID, Placed]:
    found = [(pk, int(written_by), bytes(made)) for pk, written_by, made in rows(kind, {"ids": array(ids)})]
    places = known.of([(transaction(written_by), made) for _, written_by, made in found])
    return {pk: (index, written_by) for (pk, written_by, _), index in zip(found, places, strict=True)}


def _proofs(kind: str, ids: Iterable[UUID], size: int | None, known: Mapping[UUID, int]) -> Iterator[Proof]:
    if size is None:
        newest = Head.objects.order_by("-size").first()
        size = newest.size if newest else 0
    tree, waiting, every = Tree(), iter(ids), eras()
    within = Places(every, tree)
    while some := list(islice(waiting, A_BATCH)):
        placed = _placed(kind, some, within)
        due = {pk for pk, (index, by) in placed.items() if index is None and every and by < every[0].sealed_before}
        apart: dict[UUID, int | None] = {pk: known[pk] for pk in some if pk in known}
        yield from _a_batch(
            some, size, tree, {pk: index for pk, (index, _) in placed.items()} | apart, due - apart.keys()
        )


def _a_batch(
    ids: Sequence[UUID], size: int, tree: Tree, indexes: dict[UUID, int | None], due: set[UUID]
) -> Iterator[Proof]:
    places = {pk: index for pk, index in indexes.items() if index is not None and index < size}
    # Neighbours share most of their path, so tiles are gone through from left to right.
    paths = {pk: tuple(tree.path(index, size)) for pk, index in sorted(places.items(), key=itemgetter(1))}
    for pk in ids:
        yield Proof(pk, places[pk], size, paths[pk]) if pk in places else Proof(pk, size=size if pk in due else None)
