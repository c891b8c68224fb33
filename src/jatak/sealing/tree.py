"""The tree as the database has it: few reads a proof, whatever its size."""

from collections import OrderedDict
from collections.abc import Iterable

from jatak.evidence import merkle
from jatak.sealing.statements import rows, value

HEIGHT = 8
"""Levels of the tree from one level of tiles to the next."""
WIDTH = 1 << HEIGHT
KEPT = 2048
"""Tiles that are kept at hand."""

Place = tuple[int, int]
"""A tile by its level and its number."""


def size_now() -> int:
    """How many leaves the log has."""
    return int(value("size") or 0)


def split(hashes: bytes) -> list[bytes]:
    """The hashes that stand side by side."""
    return [hashes[at : at + merkle.HASH_BYTES] for at in range(0, len(hashes), merkle.HASH_BYTES)]


class Tree:
    """Complete subtrees by level and number, of the tiles of the database; for as long as one question takes."""

    def __init__(self) -> None:
        self._tiles: OrderedDict[Place, merkle.Nodes] = OrderedDict()

    def node(self, level: int, number: int) -> bytes:
        """The hash of a complete subtree (`merkle.Nodes`)."""
        place = _tile_of(level, number)
        if place not in self._tiles:
            self.read([place])
        self._tiles.move_to_end(place)
        within = level % HEIGHT
        return self._tiles[place](within, number & (WIDTH >> within) - 1)

    def read(self, places: Iterable[Place]) -> None:
        """Get these tiles at hand, those that are not yet."""
        wanted = sorted({place for place in places if place not in self._tiles})
        if not wanted:
            return
        levels, numbers = zip(*wanted, strict=True)
        for level, number, hashes in rows("tiles", {"levels": list(levels), "numbers": list(numbers)}):
            self._tiles[level, number] = merkle.nodes_of(split(bytes(hashes)))
        while len(self._tiles) > max(KEPT, len(wanted)):
            self._tiles.popitem(last=False)

    def root(self, size: int) -> bytes:
        """The root of the first `size` leaves."""
        return merkle.joined((0, size), self.node) if size else merkle.EMPTY


def _tile_of(level: int, number: int) -> Place:
    return level // HEIGHT, number >> HEIGHT - level % HEIGHT
