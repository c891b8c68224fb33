"""The tiles at the right edge of the tree, to which leaves are added."""

from collections.abc import Sequence
from typing import NamedTuple

from jatak.database.using import connection
from jatak.evidence import merkle
from jatak.sealing.entry import Entry, number_of
from jatak.sealing.statements import SQL, rows

TILE_BYTES = 256 * merkle.HASH_BYTES
COLUMNS = ["int2", "int8", "bytea", "int2", "int8", "bytea"]
"""How psycopg writes them; in binary the number of a transaction is eight bytes like any other."""


class Edge:
    """The last tile of a level, which may have room."""

    def __init__(self, number: int = 0, hashes: bytes = b"") -> None:
        self.number = number
        self.hashes = hashes
        self.is_stored = bool(hashes)
        self.begins: Entry | None = None
        self.has_grown = False


class Row(NamedTuple):
    """A tile as it is written."""

    level: int
    number: int
    hashes: bytes
    era: int | None
    written_by: int | None
    commitment: bytes | None


class Growth:
    """Adds entries to the log and writes the tiles; one at a time, in one transaction of the current role."""

    def __init__(self, era: int) -> None:
        self._era = era
        self._edges = [_opened(number, bytes(hashes)) for number, hashes in rows("edge")]
        self._new: list[Row] = []
        self._grown: list[tuple[int, int, bytes]] = []

    @property
    def size(self) -> int:
        """How many leaves the log has, with those that were added."""
        if not self._edges:
            return 0
        return (self._edges[0].number * TILE_BYTES + len(self._edges[0].hashes)) // merkle.HASH_BYTES

    def add(self, entries: Sequence[Entry]) -> None:
        """Append entries, in order; the database is asked nothing."""
        self._append(0, merkle.leaf_hashes([commitment for _, commitment in entries]), entries)

    def put_back(self, leaves: Sequence[bytes], era: int, begins: Entry) -> None:
        """Append leaves of one tile that had their numbers before, and what that tile begins with, in which era."""
        self._era = era
        self._append(0, leaves, [begins])

    def write(self) -> None:
        """Write the tiles that are full, and those that were there and grew."""
        for level, number, hashes in self._grown:
            with connection().cursor() as cursor:
                cursor.execute(SQL["grow"], {"level": level, "number": number, "hashes": hashes})
        self._grown.clear()
        self._write_new()

    def end(self) -> None:
        """Write what has room left."""
        for level, edge in enumerate(self._edges):
            if edge.has_grown:
                self._keep(level, edge)
        self.write()

    def _append(self, level: int, hashes: Sequence[bytes], entries: Sequence[Entry] = ()) -> None:
        if level == len(self._edges):
            self._edges.append(Edge())
        edge, at = self._edges[level], 0
        while at < len(hashes):
            if not edge.hashes and entries:
                edge.begins = entries[at]
            room = (TILE_BYTES - len(edge.hashes)) // merkle.HASH_BYTES
            edge.hashes += b"".join(hashes[at : at + room])
            edge.has_grown, at = True, at + room
            if len(edge.hashes) == TILE_BYTES:
                self._keep(level, edge)
                self._append(level + 1, [merkle.complete(edge.hashes)])
                edge = self._edges[level] = Edge(edge.number + 1)

    def _keep(self, level: int, edge: Edge) -> None:
        if edge.is_stored:
            self._grown.append((level, edge.number, edge.hashes))
        else:
            self._new.append(Row(level, edge.number, edge.hashes, *self._begins(edge)))

    def _begins(self, edge: Edge) -> tuple[int | None, int | None, bytes | None]:
        if edge.begins is None:
            return None, None, None
        written_by, commitment = edge.begins
        return self._era, number_of(written_by), commitment

    def _write_new(self) -> None:
        if not self._new:
            return
        with connection().cursor() as cursor, cursor.copy(SQL["add"]) as copy:
            copy.set_types(COLUMNS)
            for row in self._new:
                copy.write_row(row)
        self._new.clear()


def _opened(number: int, hashes: bytes) -> Edge:
    """The edge of a level: behind a full tile an empty one."""
    return Edge(number + 1) if len(hashes) == TILE_BYTES else Edge(number, hashes)
