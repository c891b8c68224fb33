"""All that the journal has since a backup, into the database that was restored from it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import psycopg

from jatak.backup.journal.lines import Line
from jatak.backup.journal.numbers import kept_numbers
from jatak.backup.journal.writing import BEGUN, TABLES
from jatak.backup.replaying.inserting import SQL, Row, Tables
from jatak.backup.replaying.noes import NotKnown, bring_back
from jatak.base.errors import JatakError
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
    events: list[UUID] = field(default_factory=list)
    """The events of the noes, whether the backup had them or not."""
    made: dict[str, int] = field(default_factory=dict)
    """So many rows at most came into each table since the backup, by its sequence."""
    erased: list[Row] = field(default_factory=list)
    """Who was erased: numbers, why, when and by whom; the caller erases them again."""
    not_known: list[str] = field(default_factory=list)
    """Where in the journal stands what is about people or companies that came after the backup."""


def replay(connection: Connection, lines: Iterable[Line], at: datetime, of: datetime) -> Replayed:
    """Bring back what is not there, in the order in which it was said, and let nothing go out twice: one transaction.

    `of` is the instant of the backup.
    """
    done, tables = Replayed(), Tables(connection)
    told = {"at": at, "why": f"Restored from the backup of {of:%Y-%m-%d %H:%M} UTC: what went out since is not known."}
    with connection.transaction():
        for line in lines:
            try:
                _take(tables, line, done, told)
            except (KeyError, TypeError, ValueError, psycopg.DataError) as error:
                raise JatakError(
                    f"The journal is damaged: {line['place']}, does not say what it must.",
                    "Bring the file back from a copy. What the line told would be lost.",
                ) from error
        connection.execute(SQL["told"], {"events": done.events})
        for name in ("ordered", "pause", "uncertain"):
            connection.execute(SQL[name], told)
        done.made = _pass_over(connection, kept_numbers())
    return done


def _take(tables: Tables, line: Line, done: Replayed, told: Row) -> None:
    row = line["row"] if line["what"] != BEGUN else {}
    match line["what"]:
        case "no":
            done.events.append(UUID(row["event"]["id"]))
            _no(tables, line, done)
        case "started":
            done.started += tables.connection.execute(SQL["started"], {**told, **row}).rowcount
        case "stayed":
            pressed = {"company": None, **row, "pressed": row["at"]}
            done.stayed += tables.connection.execute(SQL["stayed"], pressed).rowcount
        case "erased":
            done.erased.append(row)
        case "tombstone":
            tables.insert("sealing_tombstone", row)
        case "stamp":
            tables.connection.execute(SQL["stamp"], {"row": json.dumps(row), "signature": row["signature"]})
        case what if what in TABLES:
            _limit(tables, line, done)


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


def _pass_over(connection: Connection, numbers: dict[str, int]) -> dict[str, int]:
    """No number that left the house is given to somebody else, since links name people; how many left it since."""
    given = {}
    for name, last in connection.execute(SQL["sequences"]).fetchall():
        newest = max(last or 0, numbers.get(name, 0))
        if newest:
            connection.execute("SELECT setval(%s, %s)", [name, newest + BEYOND])
            given[name] = newest - (last or 0)
    return {name: count for name, count in given.items() if 0 < count < BEYOND}  # More: another restore was between.
