"""Deleting censuses: of each question the newest is kept, those of the last hours, and those of campaigns."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from jatak.clearance.census.question import Question
from jatak.clearance.models import Census, WhatIf
from jatak.database.statements import statements
from jatak.database.using import atomic, connection

SQL = statements("jatak.clearance.sql", "census.sql")

ASKED_ONCE = timedelta(days=7)
"""So long is kept what somebody asked once; it names people by their ids."""
LOOKED_AT = timedelta(hours=2)
"""So long somebody may still be turning its pages when it was counted anew."""
AT_ONCE = 1000


def forget(ids: Sequence[int]) -> None:
    """Delete what these censuses found."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["forget"], {"ids": list(ids)})


def delete_outdated(census: Census, at: datetime) -> int:
    """Delete all but the newest census of this question, unless somebody may still look at them; how many."""
    return _delete(_ids("outdated", key=census.key, before=at - LOOKED_AT))


def keep_standing(questions: Iterable[Question]) -> None:
    """Let these be the questions that are asked again and again; what was counted for others may go."""
    keys = [each.key for each in questions]
    Census.objects.filter(standing=True).exclude(key__in=keys).update(standing=False)


def delete_abandoned(at: datetime) -> int:
    """Delete what somebody asked once, some days ago; how many."""
    WhatIf.objects.filter(touched_at__lt=at - ASKED_ONCE).delete()
    return _delete(_ids("abandoned", before=at - ASKED_ONCE))


def _ids(statement: str, **values: Any) -> list[int]:
    with connection().cursor() as cursor:
        cursor.execute(SQL[statement], values)
        return [pk for (pk,) in cursor.fetchall()][:AT_ONCE]


def _delete(ids: list[int]) -> int:
    if not ids:
        return 0
    with atomic():
        forget(ids)
        with connection().cursor() as cursor:
            cursor.execute("DELETE FROM clearance_census WHERE id = ANY (%s)", [ids])
    return len(ids)
