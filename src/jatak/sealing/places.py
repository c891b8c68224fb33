"""From an entry to its leaf: the leaves of an era are sorted, and each tile says with which entry it begins."""

from collections.abc import Sequence

from jatak.database.statements import array
from jatak.evidence import merkle
from jatak.sealing.entry import Entry, number_of
from jatak.sealing.eras import eras
from jatak.sealing.models import Era
from jatak.sealing.statements import rows
from jatak.sealing.tree import WIDTH, Tree


class Places:
    """Finds the leaves of entries; for as long as one question takes."""

    def __init__(self, among: Sequence[Era] | None = None, tree: Tree | None = None) -> None:
        self._eras = eras() if among is None else among
        self._tree = Tree() if tree is None else tree

    def of(self, entries: Sequence[Entry]) -> list[int | None]:
        """The index of each entry in the log; None where it is not sealed, or is not what was sealed."""
        found: list[int | None] = [None] * len(entries)
        open_ones = list(range(len(entries)))
        for era in self._eras:
            for place, index in zip(open_ones, self._in(era, [entries[n] for n in open_ones]), strict=True):
                found[place] = index
            open_ones = [place for place in open_ones if found[place] is None]
        return found

    def _in(self, era: Era, entries: Sequence[Entry]) -> list[int | None]:
        if not entries:
            return []
        asked = {
            "era": era.pk,
            "written_by": array(number_of(written_by) for written_by, _ in entries),
            "commitments": array(commitment.hex() for _, commitment in entries),
        }
        # A leaf in front of the first tile that begins in this era is in the tile where the era began.
        tiles = [era.first // WIDTH if number is None else int(number) for (number,) in rows("begun_before", asked)]
        self._tree.read((0, number) for number in tiles)
        found: list[int | None] = [None] * len(entries)
        # Tile by tile, since not all of them are in memory.
        for nth in sorted(range(len(entries)), key=tiles.__getitem__):
            place = self._tree.tile(0, tiles[nth]).find(merkle.leaf_hash(entries[nth][1]))
            found[nth] = None if place is None else tiles[nth] * WIDTH + place
        return found
