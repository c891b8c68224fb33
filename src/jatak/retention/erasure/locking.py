"""Putting proof apart: out of the tables that pages, programs and gathering read, with its reason and its day."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from jatak.database.statements import statements
from jatak.retention.erasure.burying import leaves_of
from jatak.retention.erasure.finding import Kept
from jatak.retention.models import Kind

SQL = statements("jatak.retention.erasure.sql", "locking.sql")
ORDER = {Kind.EVENT: (Kind.EVENT, Kind.PAPER), Kind.RELATION: (Kind.RELATION,), Kind.MESSAGES: (Kind.MESSAGES,)}
"""A paper goes with the event that was said on it."""


def lock(cursor: Any, kept: Sequence[Kept], erasures: Mapping[int, UUID]) -> None:
    """Copy what must stay; the rows themselves go with all others in the same transaction."""
    for kind, names in ORDER.items():
        those = [each for each in kept if each.kind == kind]
        for name in names if those else ():
            cursor.execute(SQL[name], _columns(those, erasures))


def note_leaves(cursor: Any, locked: Sequence[UUID]) -> set[UUID]:
    """Write down where in the log these locked events are; those that are not in it yet, and so stay in the ledger."""
    leaves = leaves_of(locked)
    sealed = {event: leaf for event, leaf in leaves.items() if leaf is not None}
    if sealed:
        cursor.execute(SQL["leaves"], {"refs": [str(each) for each in sealed], "leaves": list(sealed.values())})
    return set(locked) - sealed.keys()


def _columns(those: Sequence[Kept], erasures: Mapping[int, UUID]) -> dict[str, list[Any]]:
    return {
        "erasures": [erasures[each.owner] for each in those],
        "refs": [each.ref for each in those],
        "companies": [each.controller_id for each in those],
        "laws": [each.law for each in those],
        "untils": [each.until for each in those],
    }
