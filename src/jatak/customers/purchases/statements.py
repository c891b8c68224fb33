"""Running the named statements of this room's .sql files, in the transaction of one load."""

from collections.abc import Iterable
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import connection

PACKAGE = "jatak.customers.purchases"
ALL = {
    f"{file}.{name}": text
    for file in ("stage", "people", "sales", "count")
    for name, text in statements(PACKAGE, f"{file}.sql").items()
}


class Statements:
    """One cursor, and the values that the statements share."""

    def __init__(self) -> None:
        self.cursor = connection().cursor()
        self.values: dict[str, Any] = {}

    def run(self, *names: str) -> None:
        """Run statements for what they do."""
        for name in names:
            self.cursor.execute(ALL[name], self.values)

    def rows(self, name: str) -> list[tuple[Any, ...]]:
        """The rows that a statement answers with."""
        self.run(name)
        found: list[tuple[Any, ...]] = self.cursor.fetchall()
        return found

    def counts(self, name: str) -> tuple[Any, ...]:
        """The one row that a statement answers with."""
        return self.rows(name)[0]

    def copy_text(self, name: str, blocks: Iterable[str]) -> None:
        """COPY of ready blocks of rows."""
        with self.cursor.copy(ALL[name]) as copy:
            for block in blocks:
                copy.write(block)

    def copy_rows(self, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """COPY of rows."""
        with self.cursor.copy(ALL[name]) as copy:
            for row in rows:
                copy.write_row(row)
