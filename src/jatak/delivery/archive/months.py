"""The months of the outbox, which are its partitions."""

from datetime import date
from typing import NamedTuple

from psycopg import sql

from jatak.database.connect import Connection
from jatak.database.statements import statements
from jatak.delivery.archive.columns import Column
from jatak.delivery.archive.patience import patiently

SQL = statements("jatak.delivery.archive.sql", "months.sql")


class Standing(NamedTuple):
    """What stands in a month."""

    rows: int
    open: int
    """Messages that still have a way to go."""
    bytes: int
    """Of the table with its indexes."""


def statement(name: str, month: date, **parts: sql.Composable) -> sql.Composed:
    """A statement of months.sql about the partition of a month."""
    table = sql.Identifier(f"delivery_message_{month:%Y%m}")
    filled = sql.SQL(SQL[name]).format(table=sql.SQL("{}").format(table), **parts)
    return filled


def attached(connection: Connection) -> list[date]:
    """The months that the outbox has, the oldest first."""
    return [month for (month,) in connection.execute(SQL["attached"]).fetchall()]


def standing(connection: Connection, month: date) -> Standing:
    """Read the month through once."""
    return Standing(*connection.execute(statement("standing", month)).fetchone())  # type: ignore[misc]


def columns_of(connection: Connection) -> list[Column]:
    """The columns of a message, from the catalogue."""
    return [Column.of(*row) for row in connection.execute(SQL["columns"]).fetchall()]


def freeze(connection: Connection, month: date) -> None:
    """Refuse every change of a month until it is thawed or gone; reading goes on."""
    patiently(connection, lambda: connection.execute(statement("freeze", month)))


def thaw(connection: Connection) -> None:
    """Let the months be changed that a run left frozen when it was ended."""
    for (month,) in connection.execute(SQL["frozen"]).fetchall():
        melted = statement("thaw", month)
        patiently(connection, lambda melted=melted: connection.execute(melted))  # type: ignore[misc]


def make(connection: Connection, month: date) -> None:
    """Make the partition of a month if there is none."""
    patiently(connection, lambda: connection.execute(SQL["make"], [month]))
