"""What becomes of the messages of a batch.

Each verb is committed by itself; it changes no message that the batch has lost to another.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from jatak.database.statements import statements
from jatak.database.using import atomic, connection
from jatak.delivery.claimed import Claimed, Dropped, Permitted
from jatak.delivery.claiming import Batch
from jatak.delivery.consignment import SKEW
from jatak.delivery.models import State
from jatak.delivery.pace import Pace

SQL = statements("jatak.delivery.sql", "settling.sql")


def offer(batch: Batch, message: Claimed, ground: Permitted, rulebook_id: str, now: datetime, pace: Pace) -> bool:
    """Record, before the first byte goes, that the message goes, and on what ground; False when it is ours no more.

    Also False when the person got other marketing of the company since this batch was gathered.
    """
    with atomic():
        if batch.of.sort.marketing:
            _one_offer_at_a_time(batch, message)
        return _changed(
            "offer",
            {
                **_of(batch, message),
                "now": now,
                "lease_until": now + pace.offered_lease,
                "situation_id": ground.situation_id,
                "facts_id": batch.of.facts.id,
                "rulebook_id": rulebook_id,
                "gathered_at": batch.at,
                "as_of": batch.at + SKEW,
                "consent_event_id": ground.consent_event_id,
                "notice_text_id": ground.notice_text_id,
                "relation_id": ground.relation_id,
            },
        )


def _one_offer_at_a_time(batch: Batch, message: Claimed) -> None:
    who = {"controller_id": batch.of.controller.pk, "person_id": message.person_id}
    with connection().cursor() as cursor:
        cursor.execute(SQL["one_offer_at_a_time"], who)


def settle(batch: Batch, message: Claimed, state: State, answer: str, now: datetime) -> bool:
    """Record how it ended."""
    return _changed("settle", {**_of(batch, message), "state": state.value, "answer": answer, "now": now})


def defer(batch: Batch, message: Claimed, answer: str, not_before: datetime) -> bool:
    """A definite no for now: it waits for its next try."""
    return _changed("defer", {**_of(batch, message), "answer": answer, "not_before": not_before})


def release(batch: Batch, messages: Sequence[Claimed]) -> None:
    """Give messages back of which nothing was handed over."""
    if messages:
        _changed("release", {**_many(messages), "batch": batch.name})


def drop(batch: Batch, dropped: Sequence[tuple[Claimed, Dropped]], rulebook_id: str, now: datetime) -> None:
    """Record the messages that may no longer go, each with the rule that says so."""
    if dropped:
        _changed(
            "drop",
            {
                **_many([message for message, _ in dropped]),
                "rules": [reason.rule for _, reason in dropped],
                "situations": [reason.situation_id for _, reason in dropped],
                "facts_id": batch.of.facts.id,
                "rulebook_id": rulebook_id,
                "as_of": batch.at + SKEW,
                "batch": batch.name,
                "now": now,
            },
        )


def recover(now: datetime) -> int:
    """Settle what workers that are gone had offered; the number of such messages."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["recover"], {"now": now})
        return int(cursor.rowcount)


def mark_used(events: Sequence[UUID], channel: str, at: datetime) -> None:
    """Consents that a message was just sent on stay fresh, in countries where unused ones lapse."""
    if events:
        with connection().cursor() as cursor:
            cursor.execute("SELECT consent_mark_used(%s, %s, %s)", [list(events), channel, at])


def _of(batch: Batch, message: Claimed) -> dict[str, Any]:
    return {"created_at": message.created_at, "id": message.id, "batch": batch.name}


def _many(messages: Sequence[Claimed]) -> dict[str, Any]:
    return {"created": [m.created_at for m in messages], "ids": [m.id for m in messages]}


def _changed(statement: str, parameters: Mapping[str, Any]) -> bool:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], parameters)
        return bool(cursor.rowcount)
