"""What alarms are made of, read in one statement."""

from collections.abc import Collection
from datetime import datetime, timedelta
from json import loads
from typing import Any, NamedTuple

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.onward.overdue import SISTERS_DAYS

SILENT = timedelta(minutes=2)
LISTS = 3
"""Of what is seen, the last so many are lists of rows."""
SQL = statements("jatak.console.dashboard", "alarms.sql")


class Seen(NamedTuple):
    """What is so at this instant."""

    somebody_sends: bool
    somebody_does_jobs: bool
    not_called: list[str]
    """Companies with calls to programs that were given up."""
    overdue: list[list[str]]
    """Partner and company, where the partner should have acknowledged who left."""
    not_looked: list[str]
    """Companies that should have looked after what their sisters tell them."""
    choices: list[tuple[int, str, int | None]]
    """Company, clock and months of the newest choices of how long is kept."""
    waits: list[tuple[int, int, str, int, int]]
    """Runs of the clocks that wait for a yes: number, company, clock, how many were found, of how many."""
    untold: list[tuple[int, int, str, str, int]]
    """Files of which people must still be told: number, company, name, by when, how many."""


def seen(companies: Collection[int], at: datetime) -> Seen:
    """Of these companies, and of the processes of all."""
    sisters_since = at - timedelta(days=SISTERS_DAYS)
    values: dict[str, Any] = {"at": at, "since": at - SILENT, "sisters_since": sisters_since}
    values["companies"] = list(companies)
    with connection().cursor() as cursor:
        cursor.execute(SQL["seen"], values)
        row = cursor.fetchone()
        return Seen(*row[:-LISTS], *(loads(each) if isinstance(each, str) else each for each in row[-LISTS:]))
