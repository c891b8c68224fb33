"""Rows of what a person prefers: each says who, when and by what medium, and who ended it."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from jatak.consent.act import Act
from jatak.consent.models import OwnFrequency, Pause

T = TypeVar("T", Pause, OwnFrequency)


def begun(act: Act) -> dict[str, Any]:
    """Who said it, and when it was heard."""
    return {"actor": act.actor, "via": act.via, "message_id": act.message_id, "recorded_at": act.recorded_at}


def end(rows: "QuerySet[T]", act: Act) -> int:
    """End these rows, which stay; how many there were."""
    return rows.filter(ended_at=None).update(
        ended_at=act.since, ended_actor=act.actor, ended_via=act.via, ended_recorded_at=act.recorded_at
    )
