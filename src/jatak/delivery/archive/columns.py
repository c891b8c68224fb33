"""The columns of a message, as the outbox has them at the time and as a file keeps them."""

from collections.abc import Iterable
from typing import NamedTuple

from psycopg import sql

INSTANT = "TIMESTAMP WITH TIME ZONE"
TEXT = "VARCHAR"
KEPT_AS = {
    "bigint": "BIGINT",
    "integer": "INTEGER",
    "smallint": "SMALLINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "uuid": "UUID",
    "timestamp with time zone": INSTANT,
}
"""DuckDB's type for PostgreSQL's; whatever else there will be is kept as the text that PostgreSQL reads again."""


class Column(NamedTuple):
    """A column, with DuckDB's name of its type."""

    name: str
    kind: str

    @classmethod
    def of(cls, name: str, type_name: str) -> "Column":
        """From PostgreSQL's name of its type."""
        return cls(name, KEPT_AS.get(type_name, TEXT))


def taken(columns: Iterable[Column]) -> sql.Composed:
    """What PostgreSQL writes for DuckDB to read."""
    parts = (sql.Identifier(c.name) + sql.SQL("::text" if c.kind == TEXT else "") for c in columns)
    return sql.SQL(", ").join(parts)


def table_text(columns: Iterable[Column]) -> sql.Composed:
    """A row as one text, in PostgreSQL: no two rows have the same."""
    return sql.SQL(" || ").join(_in_table(c) for c in columns)


def file_text(columns: Iterable[Column]) -> str:
    """The same text in DuckDB."""
    return " || ".join(_in_file(c) for c in columns)


def _in_table(column: Column) -> sql.Composed:
    forms = {
        TEXT: "coalesce(octet_length({0}::text) || ':' || {0}::text, '-') || ';'",
        INSTANT: "coalesce((extract(epoch FROM {0}) * 1000000)::bigint::text, 'x') || ';'",
    }
    form = forms.get(column.kind, "coalesce({0}::text, 'x') || ';'")
    return sql.SQL(form).format(sql.Identifier(column.name))


def _in_file(column: Column) -> str:
    forms = {
        TEXT: "coalesce(strlen({0}) || ':' || {0}, '-') || ';'",
        INSTANT: "coalesce(epoch_us({0})::VARCHAR, 'x') || ';'",
    }
    return forms.get(column.kind, "coalesce({0}::VARCHAR, 'x') || ';'").format(f'"{column.name}"')
