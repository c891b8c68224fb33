"""Rows of the journal back into their tables."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from psycopg import sql

from jatak.database.connect import Connection
from jatak.database.statements import statements

SQL = statements("jatak.backup.sql", "replaying.sql")
Row = Mapping[str, Any]


class Tables:
    """Writes rows as the journal has them; a column that a newer version added keeps its default."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._columns = cache(self._looked_up)

    def insert(self, table: str, row: Row) -> bool:
        """Insert a row unless it is there; whether it was not."""
        return self._write(table, row, sql.SQL("ON CONFLICT DO NOTHING"))

    def put(self, table: str, row: Row) -> bool:
        """Insert a row, or make the one of the same number say the same."""
        names = [name for name in self._named(table, row) if name != "id"]
        each = [sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in names]
        return self._write(table, row, sql.SQL("ON CONFLICT (id) DO UPDATE SET {}").format(sql.SQL(", ").join(each)))

    def _write(self, table: str, row: Row, conflict: sql.Composable) -> bool:
        place = sql.SQL(".").join(map(sql.Identifier, table.split(".")))
        names = sql.SQL(", ").join(map(sql.Identifier, self._named(table, row)))
        statement = sql.SQL(
            "INSERT INTO {place} ({names}) SELECT {names} FROM jsonb_populate_record(NULL::{place}, %s) {conflict}"
        ).format(place=place, names=names, conflict=conflict)
        return self.connection.execute(statement, [json.dumps(row)]).rowcount == 1

    def _named(self, table: str, row: Row) -> list[str]:
        return [name for name in row if name in self._columns(table)]

    def _looked_up(self, table: str) -> frozenset[str]:
        found = self.connection.execute(SQL["columns"], {"table": table}).fetchone()
        return frozenset(found[0] if found else ())
