"""The tree as the database has it: few reads a proof, whatever its size."""

from collections import OrderedDict
from collections.abc import Iterable

from jatak.evidence import merkle
from jatak.sealing.shelf import Place, Shelf
from jatak.sealing.statements import rows, value

HEIGHT = 8
"""Levels of the tree from one level of tiles to the next."""
WIDTH = 1 << HEIGHT
KEPT = 512
"""Tiles that are kept at hand, 16 kB each."""
A_READ = 128
"""Tiles that are read at once."""
NOTHING = merkle.Packed(b"", 0)


def size_now() -> int:
    """How many leaves the log has."""
    return int(value("size") or 0)


def split(hashes: bytes) -> list[bytes]:
    """The hashes that stand side by side."""
    return [hashes[at : at + merkle.HASH_BYTES] for at in range(0, len(hashes), merkle.HASH_BYTES)]


class Tree:
    """Complete subtrees by level and number, of the tiles of the database; for as long as one question takes.

    Each tile is read and hashed once, and only some of them are in memory: a million proofs in any order need no more.
    """

    def __init__(self) -> None:
        self._at_hand: OrderedDict[Place, merkle.Packed] = OrderedDict()
        self._shelf = Shelf()
        self._upper: tuple[Place, list[bytes]] = ((-1, -1), [])

    def node(self, level: int, number: int) -> bytes:
        """The hash of a complete subtree (`merkle.Nodes`)."""
        within = level % HEIGHT
        return self.tile(*_tile_of(level, number)).node(within, number & (WIDTH >> within) - 1)

    def tile(self, level: int, number: int) -> merkle.Packed:
        """A tile; one without leaves where there is none."""
        place = level, number
        if place in self._at_hand:
            self._at_hand.move_to_end(place)
        elif place in self._shelf:
            self._keep(place, self._shelf.get(place))
        else:
            self.read([place])
        return self._at_hand[place]

    def read(self, places: Iterable[Place]) -> None:
        """Get these tiles, those that were not read yet."""
        missing = sorted({each for each in places if each not in self._at_hand and each not in self._shelf})
        for at in range(0, len(missing), A_READ):
            some = missing[at : at + A_READ]
            levels, numbers = zip(*some, strict=True)
            read = rows("tiles", {"levels": list(levels), "numbers": list(numbers)})
            found = {(level, number): merkle.Packed.over(bytes(hashes)) for level, number, hashes in read}
            for place in some:
                self._keep(place, found.get(place, NOTHING))

    def path(self, index: int, size: int) -> list[bytes]:
        """The inclusion path of a leaf under the first `size` leaves (RFC 9162 section 2.1.3.1)."""
        number, within = divmod(index, WIDTH)
        if (number + 1) * WIDTH > size:
            return merkle.inclusion_path(index, size, self.node)
        return self.tile(0, number).beside(within) + self._above(number, size)

    def root(self, size: int) -> bytes:
        """The root of the first `size` leaves."""
        return merkle.joined((0, size), self.node) if size else merkle.EMPTY

    def _above(self, number: int, size: int) -> list[bytes]:
        """What all leaves of a full tile have in common: the path from there on."""
        if self._upper[0] != (number, size):
            parts = merkle.inclusion_parts(number * WIDTH, size)[HEIGHT:]
            self._upper = (number, size), [merkle.joined(part, self.node) for part in parts]
        return self._upper[1]

    def _keep(self, place: Place, tile: merkle.Packed) -> None:
        self._at_hand[place] = tile
        while len(self._at_hand) > KEPT:
            self._shelf.put(*self._at_hand.popitem(last=False))


def _tile_of(level: int, number: int) -> Place:
    return level // HEIGHT, number >> HEIGHT - level % HEIGHT
