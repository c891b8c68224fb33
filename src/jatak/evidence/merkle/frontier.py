"""A tree that grows at its right edge and keeps one hash for each complete subtree there."""

from collections.abc import Iterable

from jatak.evidence.merkle.hashes import EMPTY, node_hash


class Frontier:
    """The right edge of a tree of any size: as many hashes as its size has ones in binary, largest subtree first."""

    def __init__(self, size: int = 0, edge: Iterable[bytes] = ()) -> None:
        self.size = size
        self._edge = list(edge)
        if size < 0 or len(self._edge) != size.bit_count():
            raise ValueError(f"A tree of {size} leaves has {size.bit_count()} hashes at its edge.")

    def add(self, leaf: bytes) -> None:
        """Append the hash of a leaf, and close the subtrees that it completes."""
        edge, place = self._edge, self.size
        while place & 1:
            leaf = node_hash(edge.pop(), leaf)
            place >>= 1
        edge.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root of all leaves so far, 32 bytes."""
        if not self._edge:
            return EMPTY
        *larger, whole = self._edge
        for left in reversed(larger):
            whole = node_hash(left, whole)
        return whole


def root(hashes: Iterable[bytes]) -> bytes:
    """The root over the hashes of all leaves, in order; they are read once, and millions need no memory."""
    frontier = Frontier()
    for leaf in hashes:
        frontier.add(leaf)
    return frontier.root()
