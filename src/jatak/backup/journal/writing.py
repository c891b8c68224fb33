"""From the database into the journal: each no, each limit that a person set, and how far numbers were given out."""

import json
import logging
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from jatak.backup.journal.lines import Line, append, begun
from jatak.backup.journal.numbers import keep_numbers
from jatak.database.statements import statements
from jatak.database.using import acting_as, atomic, connection

SQL = statements("jatak.backup.sql", "journal.sql")
log = logging.getLogger(__name__)
AT_ONCE = 500
BEGUN, NO, STARTED, ERASED, STAYED = "begun", "no", "started", "erased", "stayed"
TABLES = {
    "people_restriction": "people_restriction",
    "people_heldaddress": "people_heldaddress",
    "consent_pause": "consent.consent_pause",
    "consent_ownfrequency": "consent.consent_ownfrequency",
}
"""Tables whose rows are written as they are, each time one changes."""


def write(at: datetime) -> int:
    """Write all that waits, and how far numbers have been given out; how many things waited.

    What is written goes from the table only after it is on the disk: written twice it is harmless, never is not.
    """
    if begun() is None:
        append([{"what": BEGUN}], at)
    written = 0
    while some := _a_batch(at):
        written += some
    keep_numbers(_numbers())
    return written


def _a_batch(at: datetime) -> int:
    with acting_as("consent"), atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["take"], {"at_most": AT_ONCE})
        taken = cursor.fetchall()
        if taken:
            append(_lines(cursor, taken), at)
    return len(taken)


def _lines(cursor: Any, taken: list[tuple[int, str, str]]) -> Iterator[Line]:
    """In the order in which they came to wait."""
    refs: dict[str, list[str]] = defaultdict(list)
    for _, what, ref in taken:
        refs[what].append(ref)
    found = {(what, ref): row for what, of_it in refs.items() for ref, row in _rows(cursor, what, of_it)}
    for _, what, ref in sorted(taken):
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
