"""All that the journal has since a backup, into the database that was restored from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import psycopg

from jatak.backup.journal.lines import Line
from jatak.backup.journal.numbers import kept_numbers
from jatak.backup.journal.writing import ERASED, NO, STARTED, STAYED, TABLES
from jatak.backup.replaying.inserting import SQL, Row, Tables
from jatak.backup.replaying.noes import NotKnown, bring_back
from jatak.database.connect import Connection

BEYOND = 10_000_000
"""So many numbers are passed over beyond the last that is known to have been given out: more than a minute's."""


@dataclass(slots=True)
class Replayed:
    """What was brought back."""

    noes: int = 0
    limits: int = 0
    """Restrictions, breaks and frequencies that people set or ended."""
    started: int = 0
    """Campaigns that started since."""
    stayed: int = 0
    """Who pressed the button to stay."""
    erased: list[Row] = field(default_factory=list)
    """Who was erased: numbers, why, when and by whom; the caller erases them again."""
    not_known: list[str] = field(default_factory=list)
    """Where in the journal stands what is about people or companies that came after the backup."""


def replay(connection: Connection, lines: Iterable[Line], at: datetime, of: datetime) -> Replayed:
    """Bring back what is not there, in the order in which it was said, and let nothing go out twice: one transaction.

    `of` is the instant of the backup.
    """
    done, tables, events = Replayed(), Tables(connection), []
    told = {"at": at, "why": f"Restored from the backup of {of:%Y-%m-%d %H:%M} UTC: what went out since is not known."}
    with connection.transaction():
        for line in lines:
            if line["what"] == NO:
                events.append(line["row"]["event"]["id"])
                _no(tables, line, done)
            elif line["what"] == STARTED:
                done.started += connection.execute(SQL["started"], told | line["row"]).rowcount
            elif line["what"] == STAYED:
                row = line["row"]
                done.stayed += connection.execute(SQL["stayed"], {**row, "pressed": row["at"]}).rowcount
            elif line["what"] == ERASED:
                done.erased.append(line["row"])
            elif line["what"] in TABLES:
                _limit(tables, line, done)
        connection.execute(SQL["told"], {"events": events})
        for name in ("ordered", "pause", "uncertain"):
            connection.execute(SQL[name], told)
        _pass_over(connection, kept_numbers())
    return done


def _no(tables: Tables, line: Line, done: Replayed) -> None:
    try:
        done.noes += bring_back(tables, line["row"])
    except NotKnown:
        done.not_known.append(line["place"])


def _limit(tables: Tables, line: Line, done: Replayed) -> None:
    """One that belongs to somebody who came after the backup has nobody to belong to."""
    try:
        with tables.connection.transaction():
            done.limits += tables.put(TABLES[line["what"]], line["row"])
    except psycopg.errors.ForeignKeyViolation:
        done.not_known.append(line["place"])


def _pass_over(connection: Connection, numbers: dict[str, int]) -> None:
    """No number that left the house is given to somebody else: links in messages name people and messages."""
    for name, last in connection.execute(SQL["sequences"]).fetchall():
        connection.execute("SELECT setval(%s, %s)", [name, max(last, numbers.get(name, 0)) + BEYOND])
