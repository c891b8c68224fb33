"""A tree of some hundred leaves in one piece of bytes: hashes one by one would take twice the memory."""

from typing import Self

from jatak.evidence.merkle.abreast import above
from jatak.evidence.merkle.hashes import HASH_BYTES


class Packed:
    """Every complete subtree over some leaves, level by level and from the left, as `Nodes` are asked."""

    __slots__ = ("_begins", "hashes", "leaves")

    def __init__(self, hashes: bytes, leaves: int) -> None:
        self.hashes, self.leaves = hashes, leaves
        self._begins = _begins(leaves)

    @classmethod
    def over(cls, hashes: bytes) -> Self:
        """Of the hashes of the leaves, which stand side by side."""
        levels = [hashes]
        while len(levels[-1]) > HASH_BYTES:
            levels.append(above(levels[-1]))
        return cls(b"".join(levels), len(hashes) // HASH_BYTES)

    def node(self, level: int, number: int) -> bytes:
        """The hash of a complete subtree; raises IndexError where there is none."""
        if number >= self.leaves >> level:
            raise IndexError(f"{self.leaves} leaves have no subtree {number} of level {level}.")
        at = self._begins[level] + number * HASH_BYTES
        return self.hashes[at : at + HASH_BYTES]

    def beside(self, leaf: int) -> list[bytes]:
        """The hashes that lead from a leaf to the root, the lowest first; of as many leaves as a power of two."""
        hashes, found = self.hashes, []
        for level, begins in enumerate(self._begins[:-1]):
            at = begins + ((leaf >> level) ^ 1) * HASH_BYTES
            found.append(hashes[at : at + HASH_BYTES])
        return found

    def find(self, leaf: bytes) -> int | None:
        """Which leaf has this hash; None where none has."""
        at, end = self.hashes.find(leaf), self.leaves * HASH_BYTES
        while at % HASH_BYTES and at > 0:
            at = self.hashes.find(leaf, at + 1)
        return at // HASH_BYTES if 0 <= at < end else None


def _begins(leaves: int) -> list[int]:
    """Where each level begins; a level has half as many subtrees as the one below, and only complete ones."""
    begins, at = [], 0
    while leaves:
        begins.append(at)
        at, leaves = at + leaves * HASH_BYTES, leaves >> 1
    return begins
