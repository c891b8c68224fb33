"""From the noes in the ledger to what a company is told, and to the letter that confirms a leaving."""

from datetime import datetime

from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection
from jatak.farewell.asking import Answered, ask_for_letters, by_nothing_else
from jatak.farewell.models import Left
from jatak.farewell.reporting import report

SQL = statements("jatak.farewell.sql", "reading.sql")
A_BATCH = 500


def read_ledger(at: datetime, answered: Answered = by_nothing_else) -> int:
    """Take every no that waits: note it, have programs called, ask for letters; how many noes were taken.

    `answered` knows which of them another letter answers.
    """
    taken = 0
    while found := _a_batch(at, answered):
        taken += found
    return taken


def _a_batch(at: datetime, answered: Answered) -> int:
    """One transaction: what is taken is told, or waits again."""
    with acting_as("consent"), atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["take"], {"at_most": A_BATCH})
        events = [row[0] for row in cursor.fetchall()]
        if events:
            cursor.execute(SQL["note"], {"events": events, "at": at})
            left = list(Left.objects.filter(pk__in=[row[0] for row in cursor.fetchall()]).order_by("pk"))
            report(left, at)
            ask_for_letters(left, at, answered)
    return len(events)
