"""Whom no clock may erase, however silent: who could not be observed, and who is still a customer.

Silence counts only of who could have answered: where nothing was sent or delivered, or no act would have been seen,
there is none.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from jatak.database.statements import filled, statements
from jatak.database.using import acting_as, atomic, connection
from jatak.gate.situation import RelationKind, Tri

OBSERVING = statements("jatak.retention", "observing.sql")
SQL = {name: filled(each, OBSERVING) for name, each in statements("jatak.retention.erasure.sql", "may_go.sql").items()}


class Reason(StrEnum):
    """Why somebody stays."""

    BOUNCED = "bounced"
    """No address of theirs was reached, or the last message to them came back."""
    UNSENT = "unsent"
    """Nothing was delivered to them since they last did something, so they had nothing to answer."""
    UNOBSERVED = "unobserved"
    """Nobody knows when they last did anything."""
    NOTICE_NOT_DELIVERED = "notice_not_delivered"
    """They were not told that they will be erased."""
    OPEN_ORDER = "open_order"
    """Something they bought has not been delivered, or ends later, as a trip or a warranty does."""
    RUNNING = "running"
    """A subscription or a membership runs."""
    RESTRICTED = "restricted"
    """Their data rest (GDPR art. 18), or a request of theirs is open."""
    PROBE = "probe"
    """They are one of us."""


NOT_SILENT = (Reason.BOUNCED, Reason.UNSENT, Reason.UNOBSERVED, Reason.NOTICE_NOT_DELIVERED)
"""Those that speak of silence alone; the others hold for every clock."""


def why_not(person_id: int, at: datetime, notices: Sequence[int] = (), of: int | None = None) -> list[Reason]:
    """Why no clock may erase this person at this instant; empty: it may.

    `notices` are the messages that told them: one of them must have been delivered. `of` is the company whose part
    would go: acts, orders and subscriptions at others say nothing of it. Role retention, taken by itself.
    """
    return why_not_all({person_id: notices}, at, of)[person_id]


def why_not_all(notices: Mapping[int, Sequence[int]], at: datetime, of: int | None = None) -> dict[int, list[Reason]]:
    """The same of many at once, set-wise; by person the messages that told them, empty where none had to."""
    if not notices:
        return {}
    told = [(person, message) for person, messages in notices.items() for message in messages]
    asked: dict[str, Any] = {
        "people": list(notices),
        "told": [person for person, _ in told],
        "messages": [message for _, message in told],
        "at": at,
        "of": of,
        "lasting": [RelationKind.SUBSCRIPTION.value, RelationKind.MEMBERSHIP.value],
        "ended": Tri.NO.value,
    }
    with acting_as("retention"), atomic(), connection().cursor() as cursor:
        cursor.execute(SQL["reasons"], asked)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    found = {row["person"]: [reason for reason in Reason if row[reason]] for row in rows}
    return {person: found.get(person, []) for person in notices}
