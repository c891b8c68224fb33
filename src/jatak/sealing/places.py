"""From an entry to its leaf: the leaves of an era are sorted, and each tile says with which entry it begins."""

from collections.abc import Sequence

from jatak.evidence import merkle
from jatak.sealing.entry import Entry, number_of
from jatak.sealing.eras import eras
from jatak.sealing.models import Era
from jatak.sealing.statements import rows
from jatak.sealing.tree import WIDTH, split


class Places:
    """Finds the leaves of entries; for as long as one question takes."""

    def __init__(self, among: Sequence[Era] | None = None) -> None:
        self._eras = eras() if among is None else among
        self._tiles: dict[int, dict[bytes, int]] = {}

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
            "written_by": [str(number_of(written_by)) for written_by, _ in entries],
            "commitments": [commitment for _, commitment in entries],
        }
        # A leaf in front of the first tile that begins in this era is in the tile where the era began.
        tiles = [era.first // WIDTH if number is None else int(number) for (number,) in rows("begun_before", asked)]
        self._read(tiles)
        leaves = merkle.leaf_hashes(commitment for _, commitment in entries)
        return [self._tiles[tile].get(leaf) for tile, leaf in zip(tiles, leaves, strict=True)]

    def _read(self, tiles: Sequence[int]) -> None:
        wanted = set(tiles)
        self._tiles = {tile: at for tile, at in self._tiles.items() if tile in wanted}
        missing = sorted(wanted - self._tiles.keys())
        for _, number, hashes in rows("tiles", {"levels": [0] * len(missing), "numbers": missing}):
            self._tiles[number] = {leaf: number * WIDTH + at for at, leaf in enumerate(split(bytes(hashes)))}
        for number in wanted - self._tiles.keys():
            self._tiles[number] = {}
