"""Proofs: that an entry is in the log, and that an older log is the beginning of a newer one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from jatak.evidence import merkle
from jatak.sealing.entry import transaction
from jatak.sealing.models import Head
from jatak.sealing.places import Places
from jatak.sealing.statements import rows
from jatak.sealing.tree import WIDTH, Tree

A_BATCH = 8_192


@dataclass(frozen=True, slots=True)
class Proof:
    """What leads from an entry to the root of a head; of an entry that is not under that head, nothing."""

    id: UUID
    index: int | None = None
    size: int | None = None
    path: tuple[bytes, ...] | None = None


def proofs_of(event_ids: Iterable[UUID], size: int | None = None) -> Iterator[Proof]:
    """A proof for each event, in order, under the head of this size or the newest; read some thousands at a time."""
    return _proofs("events", event_ids, size)


def proofs_of_tombstones(ids: Iterable[UUID], size: int | None = None) -> Iterator[Proof]:
    """A proof for each tombstone; see `proofs_of`."""
    return _proofs("tombstones", ids, size)


def between(first: int, second: int) -> list[bytes]:
    """The consistency path from the log of `first` leaves to that of `second` (RFC 9162 section 2.1.4)."""
    return merkle.consistency_path(first, second, Tree().node)


def indexes(kind: str, ids: Sequence[UUID]) -> dict[UUID, int | None]:
    """Where in the log `events` or `tombstones` are; None for those that are not sealed, nothing for unknown ones."""
    found = rows(kind, {"ids": list(ids)})
    places = Places().of([(transaction(int(written_by)), bytes(made)) for _, written_by, made in found])
    return {row[0]: index for row, index in zip(found, places, strict=True)}


def _proofs(kind: str, ids: Iterable[UUID], size: int | None) -> Iterator[Proof]:
    if size is None:
        newest = Head.objects.order_by("-size").first()
        size = newest.size if newest else 0
    tree, waiting = Tree(), iter(ids)
    while some := list(islice(waiting, A_BATCH)):
        yield from _a_batch(kind, some, size, tree)


def _a_batch(kind: str, ids: Sequence[UUID], size: int, tree: Tree) -> Iterator[Proof]:
    places = {pk: index for pk, index in indexes(kind, ids).items() if index is not None and index < size}
    tree.read((0, index // WIDTH) for index in places.values())
    # Neighbours share most of their path, so tiles are gone through from left to right.
    paths = {pk: _path(index, size, tree) for pk, index in sorted(places.items(), key=lambda item: item[1])}
    for pk in ids:
        yield Proof(pk, places[pk], size, paths[pk]) if pk in places else Proof(pk)


def _path(index: int, size: int, tree: Tree) -> tuple[bytes, ...]:
    return tuple(merkle.inclusion_path(index, size, tree.node))
