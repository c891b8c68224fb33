"""Counting how often a form was shown, answered and confirmed; the figures name nobody."""

import uuid
from datetime import UTC, date, datetime

from jatak.consent.models import Answer
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.consent", "served.sql")
LANES = 8


def count_shown(version_id: int, showing: uuid.UUID, at: datetime) -> None:
    """One more look at a version of a collection point."""
    _count("shown", version_id, showing, at)


def count_answer(version_id: int, showing: uuid.UUID, answer: Answer, at: datetime) -> None:
    """One more answer."""
    said = {each.value: int(each is answer) for each in Answer}
    _count("answered", version_id, showing, at, confirmed=0, **said)


def count_confirmed(version_id: int, given: uuid.UUID, at: datetime) -> None:
    """One more yes that was confirmed."""
    _count("answered", version_id, given, at, confirmed=1, **{each.value: 0 for each in Answer})


def _count(name: str, version_id: int, lane_of: uuid.UUID, at: datetime, **more: int) -> None:
    values: dict[str, int | date] = {
        "version": version_id,
        "day": at.astimezone(UTC).date(),
        "lane": lane_of.int % LANES,
        **more,
    }
    with connection().cursor() as cursor:
        cursor.execute(SQL[name], values)
