"""Checks the tree over the leaves, and each head against it."""

from collections.abc import Iterator
from itertools import count

from jatak.evidence import merkle
from jatak.sealing.findings import Findings, Wrong
from jatak.sealing.heads import is_signed
from jatak.sealing.models import Head, Log, Tile
from jatak.sealing.tree import WIDTH, split


def check(leaves: int, findings: Findings) -> int:
    """Compute the tree again from its leaves; how many heads were checked against it."""
    heads = list(Head.objects.order_by("size", "pk"))
    _check_roots(heads, findings)
    _check_nodes(findings)
    log = Log.objects.first()
    for head in heads:
        if head.size > leaves:
            findings.add(Wrong.HEAD, f"{_of(head)} speaks of more entries than the {leaves:,} that are here.")
        if log is None or not is_signed(head, bytes(log.name)):
            findings.add(Wrong.SIGNATURE, f"{_of(head)} is not what was signed.")
    return len(heads)


def _check_roots(heads: list[Head], findings: Findings) -> None:
    frontier, waiting = merkle.Frontier(), iter(heads)
    head = next(waiting, None)
    for leaf in _leaves():
        while head is not None and head.size == frontier.size:
            _check_root(head, frontier, findings)
            head = next(waiting, None)
        if head is None:
            return
        frontier.add(leaf)
    while head is not None and head.size == frontier.size:
        _check_root(head, frontier, findings)
        head = next(waiting, None)


def _check_root(head: Head, frontier: merkle.Frontier, findings: Findings) -> None:
    if bytes(head.root) != frontier.root():
        findings.add(
            Wrong.HEAD,
            f"{_of(head)} has another root than the log has now: an entry before number {head.size} was changed.",
            entry=head.size,
        )


def _check_nodes(findings: Findings) -> None:
    """Each full tile must stand in the level above as the one hash that it makes."""
    for level in count():
        tiles = Tile.objects.filter(level=level).order_by("number")
        above = _hashes(level + 1)
        number = 0
        for number, tile in enumerate(tiles.iterator(64), 1):
            whole = len(tile.hashes) == WIDTH * merkle.HASH_BYTES
            if tile.number != number - 1 or (whole and next(above, b"") != merkle.complete(bytes(tile.hashes))):
                findings.add(Wrong.TREE, f"The tree of the log was changed at level {level}, part {number}.")
                return
        if next(above, None) is not None:
            findings.add(Wrong.TREE, f"The tree of the log has more above level {level} than below.")
        if not number:
            return


def _leaves() -> Iterator[bytes]:
    return _hashes(0)


def _hashes(level: int) -> Iterator[bytes]:
    for tile in Tile.objects.filter(level=level).order_by("number").iterator(64):
        yield from split(bytes(tile.hashes))


def _of(head: Head) -> str:
    return f"The head of {head.at:%Y-%m-%d %H:%M} UTC ({head.size:,} entries)"
