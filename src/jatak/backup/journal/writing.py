"""From the database into the journal: each no, each limit that a person set, and how far numbers were given out."""

import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from jatak.backup.journal.lines import Line, append, begun
from jatak.backup.journal.numbers import keep_numbers
from jatak.database.apart import in_turn
from jatak.database.statements import statements
from jatak.database.using import acting_as, connection
from jatak.sealing.apart.keeping import keep

SQL = statements("jatak.backup.sql", "journal.sql")
log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
AT_ONCE = 500
BEGUN, STARTED = "begun", "started"
TABLES = {
    "people_restriction": "people_restriction",
    "people_heldaddress": "people_heldaddress",
    "consent_pause": "consent.consent_pause",
    "consent_ownfrequency": "consent.consent_ownfrequency",
}
"""Tables whose rows are written as they are, each time one changes."""


def write(clock: Clock) -> int:
    """Write all that waits, how far numbers were given out, and the leaves of the log; how many things waited.

    What is written goes from the table only after it is on the disk: written twice it is harmless, never is not. No
    transaction is open while the disk is waited for, so that nobody who says no ever waits for it too. The clock is
    asked after each reading: what came after a backup is never written as of before it, however slow the disk is.
    """
    with in_turn():
        if begun() is None:
            append([{"what": BEGUN}], clock())
        written = 0
        while some := _a_batch(clock):
            written += some
        keep_numbers(_numbers())
        keep(clock())
    return written


def _a_batch(clock: Clock) -> int:
    with acting_as("consent"), connection().cursor() as cursor:
        cursor.execute(SQL["waiting"], {"at_most": AT_ONCE})
        taken = cursor.fetchall()
        found = list(_lines(cursor, taken))
    if taken:
        append(found, clock())
        with acting_as("consent"), connection().cursor() as cursor:
            cursor.execute(SQL["written"], {"ids": [each[0] for each in taken]})
    return len(taken)


def _lines(cursor: Any, taken: list[tuple[int, str, str]]) -> Iterator[Line]:
    """In the order in which they came to wait."""
    refs: dict[str, list[str]] = defaultdict(list)
    for _, what, ref in taken:
        refs[what].append(ref)
    found = {(what, ref): row for what, of_it in refs.items() for ref, row in _rows(cursor, what, of_it)}
    for what, ref in dict.fromkeys((what, ref) for _, what, ref in taken):
        if (what, ref) in found:
            yield {"what": what, "row": found[what, ref]}


def _rows(cursor: Any, what: str, refs: list[str]) -> list[tuple[str, Any]]:
    if what == STARTED:
        return [(ref, {"campaign": int(ref)}) for ref in refs]
    statement = SQL[what] if what in SQL else SQL["rows"].replace("{table}", TABLES[what])
    cursor.execute(statement, {"refs": refs})
    return [(ref, json.loads(row)) for ref, row in cursor.fetchall()]


def _numbers() -> dict[str, int]:
    with acting_as("consent"), connection().cursor() as cursor:
        cursor.execute(SQL["numbers"])
        return dict(json.loads(cursor.fetchone()[0]))
