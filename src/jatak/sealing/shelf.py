"""Where tiles go that were computed and are not at hand any more: a file without a name, gone with the question."""

import os
import tempfile
import weakref
from functools import cached_property
from typing import IO

from jatak.evidence.merkle import Packed

Place = tuple[int, int]
"""A tile by its level and its number."""


class Shelf:
    """Tiles by their place, each put there once; the file is made when there is something to put."""

    def __init__(self) -> None:
        self._kept: dict[Place, tuple[int, int, int]] = {}
        self._end = 0

    def __contains__(self, place: Place) -> bool:
        return place in self._kept

    def put(self, place: Place, tile: Packed) -> None:
        """Keep a tile, unless it is kept."""
        if place in self._kept:
            return
        self._kept[place] = self._end, len(tile.hashes), tile.leaves
        os.pwrite(self._file.fileno(), tile.hashes, self._end)
        self._end += len(tile.hashes)

    def get(self, place: Place) -> Packed:
        """A tile that was put here; raises KeyError."""
        at, size, leaves = self._kept[place]
        return Packed(os.pread(self._file.fileno(), size, at), leaves)

    @cached_property
    def _file(self) -> IO[bytes]:
        file = tempfile.TemporaryFile()  # noqa: SIM115
        weakref.finalize(self, file.close)
        return file
