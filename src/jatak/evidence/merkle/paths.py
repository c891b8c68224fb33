"""Proofs: which subtrees lead from a leaf to the root, or from an older root to a newer one.

A subtree is a range of leaves, from its first to before its end. A range that is no complete subtree lies at the right
edge of the tree and is joined of complete ones, so whoever keeps the complete ones alone can prove everything.
"""

from collections.abc import Callable, Iterator, Sequence

from jatak.evidence.merkle.hashes import node_hash
from jatak.evidence.merkle.packed import Packed

Range = tuple[int, int]
Nodes = Callable[[int, int], bytes]
"""The hash of a complete subtree by its level (0: a leaf) and its number in that level, from the left."""


class OutOfRange(ValueError):
    """The tree has no such leaf, or was never of that size."""


def inclusion_path(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root of the first `size` leaves (RFC 9162 section 2.1.3.1)."""
    return [joined(part, nodes) for part in inclusion_parts(index, size)]


def consistency_path(first: int, second: int, nodes: Nodes) -> list[bytes]:
    """The hashes that prove the tree of `first` leaves to be the beginning of that of `second` (section 2.1.4.1).

    From nothing, and from a tree to itself, nothing needs to be proven: the path is empty.
    """
    return [joined(part, nodes) for part in consistency_parts(first, second)]


def inclusion_parts(index: int, size: int) -> list[Range]:
    """The ranges of leaves whose hashes are the inclusion path, the lowest first."""
    if not 0 <= index < size:
        raise OutOfRange(f"A log of {size} entries has no entry {index}.")
    start, end, parts = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            parts.append((middle, end))
            end = middle
        else:
            parts.append((start, middle))
            start = middle
    return parts[::-1]


def consistency_parts(first: int, second: int) -> list[Range]:
    """The ranges of leaves whose hashes are the consistency path, the lowest first."""
    if not 0 <= first <= second:
        raise OutOfRange(f"A log of {second} entries was never one of {first}.")
    if first in (0, second):
        return []
    start, end, parts = 0, second, []
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            parts.append((middle, end))
            end = middle
        else:
            parts.append((start, middle))
            start = middle
    # Whoever has the older root needs no proof of it where it is this very subtree.
    return parts[::-1] if start == 0 else [(start, end), *parts[::-1]]


def parts_of(part: Range) -> Iterator[tuple[int, int]]:
    """The complete subtrees that a range of a tree is made of, largest first, each as level and number."""
    start, end = part
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def joined(part: Range, nodes: Nodes) -> bytes:
    """The hash of a range of a tree, of the complete subtrees in it."""
    *larger, whole = [nodes(level, number) for level, number in parts_of(part)]
    for left in reversed(larger):
        whole = node_hash(left, whole)
    return whole


def nodes_of(leaves: Sequence[bytes]) -> Nodes:
    """The complete subtrees of a log whose leaf hashes are all at hand, each computed once."""
    return Packed.over(b"".join(leaves)).node


def _split(size: int) -> int:
    """The largest power of two below a size of at least two."""
    return 1 << (size - 1).bit_length() - 1
