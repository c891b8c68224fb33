"""Forgetting who never confirmed, some hundred at a time, each time one transaction."""

from datetime import datetime
from typing import Any

from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.retention.erasure.erasing import erase_held
from jatak.retention.erasure.finding import held
from jatak.retention.models import Why

SQL = statements("jatak.retention.unconfirmed", "forgetting.sql")
AT_ONCE = 500
BY = "Jatak"


def forget(at: datetime) -> int:
    """Forget every sign-up whose time to be confirmed was over at this instant; how many there were."""
    forgotten = 0
    with acting_as("retention"):
        while some := _some(at):
            forgotten += some
    return forgotten


def _some(at: datetime) -> int:
    with atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["due"], {"at": at, "at_most": AT_ONCE})
        due = cursor.fetchall()
        if due:
            _forget(cursor, due, at)
        return len(due)


def _forget(cursor: Any, due: list[tuple[int, Any, int]], at: datetime) -> None:
    letters, events, people = (list(column) for column in zip(*due, strict=True))
    cursor.execute(SQL["records"], {"events": events})
    waited = list({row[0] for row in cursor.fetchall()})
    cursor.execute(SQL["particulars"], {"events": waited})
    cursor.execute(SQL["people"], {"people": people})
    strangers = [row[0] for row in cursor.fetchall()]
    if those := held(cursor, strangers, at):
        erase_held(those, Why.NEVER_CONFIRMED, BY)
    cursor.execute(SQL["done"], {"letters": letters, "at": at})
