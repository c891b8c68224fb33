"""Running the named statements of this room's .sql files, as what they are filled with."""

import re
from collections.abc import Iterable
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import connection

PACKAGE = "jatak.imports.loading"
ALL = {
    f"{file}.{name}": text
    for file in ("stage", "resolving", "consents", "noes")
    for name, text in statements(PACKAGE, f"{file}.sql").items()
}
HOLE = re.compile(r"\{\{(\w+)\}\}")


class Statements:
    """A cursor of the current role, the values that statements share, and what fills their holes."""

    def __init__(self, values: dict[str, Any], **holes: str) -> None:
        self.cursor = connection().cursor()
        self.values, self.holes = values, holes

    def text(self, name: str) -> str:
        """A statement with its holes filled: by a word that was given, or by the statement of that name beside it."""
        file = name.partition(".")[0]

        def filled(hole: re.Match[str]) -> str:
            return (
                self.text(f"{file}.{hole[1]}") if hole[1] not in self.holes else self._named(file, self.holes[hole[1]])
            )

        return HOLE.sub(filled, ALL[name])

    def _named(self, file: str, word: str) -> str:
        return self.text(word) if word in ALL else word

    def run(self, *names: str, **more: Any) -> None:
        """Run statements for what they do."""
        for name in names:
            self.cursor.execute(self.text(name), self.values | more)

    def rows(self, name: str, **more: Any) -> list[tuple[Any, ...]]:
        """The rows that a statement answers with."""
        self.run(name, **more)
        found: list[tuple[Any, ...]] = self.cursor.fetchall()
        return found

    def one(self, name: str, **more: Any) -> Any:
        """The one value that a statement answers with."""
        return self.rows(name, **more)[0][0]

    def copy_rows(self, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """COPY of rows."""
        with self.cursor.copy(self.text(name)) as copy:
            for row in rows:
                copy.write_row(row)
