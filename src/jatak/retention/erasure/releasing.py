"""Locked proof goes on its day, and leaves a tombstone in the log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.retention.erasure.archived.noting import note_released
from jatak.retention.erasure.burying import bury
from jatak.retention.erasure.locking import note_leaves
from jatak.retention.models import Kind, Why
from jatak.sealing.tombstones import LOCKED

SQL = statements("jatak.retention.erasure.sql", "releasing.sql")
AT_ONCE = 1000


def release(at: datetime) -> int:
    """Let go of all proof whose day has come; how many things went. Safe to repeat, some at a time."""
    released = 0
    with acting_as("retention"):
        while some := _some(at):
            released += some
    return released


def put_away(at: datetime) -> int:
    """Take locked events out of the ledger that were not in the log when they were locked; how many."""
    with acting_as("retention"), atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["unsealed"], {"at_most": AT_ONCE})
        waiting = [UUID(row[0]) for row in cursor.fetchall()]
        still = note_leaves(cursor, waiting)
        sealed = [each for each in waiting if each not in still]
        bury(sealed, LOCKED, at)
        cursor.execute(SQL["out"], {"events": sealed})
        return len(sealed)


def _some(at: datetime) -> int:
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["due"], {"at": at, "at_most": AT_ONCE})
        due = cursor.fetchall()
        if due:
            _release(cursor, due, at)
        return len(due)


def _release(cursor: Any, due: list[tuple[Any, ...]], at: datetime) -> None:
    messages = [(row[5], row[4]) for row in due if row[2] == Kind.MESSAGES]
    if messages:
        people, companies = (list(column) for column in zip(*messages, strict=True))
        cursor.execute(SQL["unlink"], {"people": people, "companies": companies})
        note_released(cursor, people, companies, at)
    cursor.execute(SQL["gone"], {"ids": [row[0] for row in due]})
    events = [(UUID(row[3]), row[6]) for row in due if row[2] == Kind.EVENT]
    unsealed = [event for event, leaf in events if leaf is None]
    bury(unsealed, Why.PROOF_DUE.value, at, [leaf for _, leaf in events if leaf is not None])
    cursor.execute(SQL["out"], {"events": unsealed})
