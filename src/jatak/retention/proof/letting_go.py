"""Proof of people who stay: events with what stands beside them, under a tombstone, and the names in messages."""

from datetime import datetime
from typing import Any

from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller
from jatak.retention.choices import months_of
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import Found
from jatak.retention.clocks.terms import term
from jatak.retention.erasure.burying import bury
from jatak.retention.models import LetGo, Proved, Why
from jatak.retention.proof.due import SQL, Due

UNLINKING = [name for name in SQL if name.startswith("unlink_")]
GOING = [name for name in SQL if name.startswith("go_")]
"""Each in the order of the file."""


def let_go(cursor: Any, due: Due, at: datetime) -> None:
    """Delete what was due, and note that it went; in the transaction in which its people are held.

    The log stays whole: its leaves stand under a tombstone. No "no" goes, whatever else was said on the same day.
    """
    if not due.found:
        return
    filling = due.filling
    cursor.execute(SQL["beside"], filling)
    filling["beside"] = [*due.events, *(row[0] for row in cursor.fetchall())]
    bury(filling["beside"], Why.PROOF_DUE.value, at)
    _unlink(cursor, filling)
    for name in GOING:
        cursor.execute(SQL[name], filling)
    LetGo.objects.bulk_create(_noted(due, at))


def _unlink(cursor: Any, filling: dict[str, Any]) -> None:
    cursor.execute(SQL["messages"], filling)
    messages = cursor.fetchall()
    if messages:
        instants, ids = (list(column) for column in zip(*messages, strict=True))
        for name in UNLINKING:
            cursor.execute(SQL[name], {"instants": instants, "ids": ids})


def _noted(due: Due, at: datetime) -> list[LetGo]:
    law, companies = Rulebook.load(at.date()), {each.controller_id for each in due.found}
    chosen = months_of(Controller.objects.filter(pk__in=companies), Clock.PROOF)
    return [_note(each, law, chosen.get(each.controller_id), at) for each in due.found]


def _note(of: Found, law: Rulebook, chosen: int | None, at: datetime) -> LetGo:
    found = term(Clock.PROOF, law.pack(of.country or None), chosen)
    return LetGo(
        person_id=of.person_id,
        controller_id=of.controller_id,
        proved=Proved.MESSAGES if of.event_id is None else Proved.CONSENT,
        due_at=of.due_at,
        at=at,
        months=of.months or 0,
        whose=found.whose.value,
        country=of.country,
        cite=found.law.source.cite if found.law and found.months == found.by_law else "",
    )
