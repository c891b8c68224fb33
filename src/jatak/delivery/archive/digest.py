"""One number for all rows of a month, computed by PostgreSQL and by DuckDB each for itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jatak.database.connect import Connection
from jatak.delivery.archive.columns import Column, file_text, table_text
from jatak.delivery.archive.engine import quoted
from jatak.delivery.archive.months import statement

if TYPE_CHECKING:
    from datetime import date

    from duckdb import DuckDBPyConnection

WORD = 2**64
OF_FILE = """
SELECT count(*), coalesce(sum(('0x' || h[1:16])::UBIGINT), 0), coalesce(sum(('0x' || h[17:32])::UBIGINT), 0)
FROM (SELECT md5({text}) AS h FROM read_parquet({file}) {where})
"""


class Digest(NamedTuple):
    """How many rows, and the sums of both halves of their MD5, modulo 2^64: found equal, the rows are equal."""

    rows: int
    first: int
    second: int

    @classmethod
    def of(cls, row: Any) -> "Digest":
        """From the answer of either engine."""
        return cls(int(row[0]), int(row[1]) % WORD, int(row[2]) % WORD)

    def without(self, other: "Digest") -> "Digest":
        """Of the rows that are left when the others are taken away."""
        return Digest(self.rows - other.rows, (self.first - other.first) % WORD, (self.second - other.second) % WORD)


def digest_of_month(connection: Connection, month: "date", columns: Sequence[Column]) -> Digest:
    """Of a month in the outbox."""
    return Digest.of(connection.execute(statement("digest", month, text=table_text(columns))).fetchone())


def digest_of_file(duck: "DuckDBPyConnection", file: Path, columns: Sequence[Column], where: str = "") -> Digest:
    """Of a file, or of those rows in it that a WHERE leaves."""
    query = OF_FILE.format(text=file_text(columns), file=quoted(str(file)), where=where)
    return Digest.of(duck.execute(query).fetchone())
