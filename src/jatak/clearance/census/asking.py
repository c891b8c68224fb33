"""Asking for a census, and finding the newest; counting is a job."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jatak.clearance.census.question import Question, standing
from jatak.clearance.models import OPEN, Census, CensusState
from jatak.database.using import atomic, connection

_ASK = """
INSERT INTO clearance_census (controller_id, channel, key, question, standing, campaign_id, state, asked_at, asked_by,
    touched_at, people, reachable, permitted, permitted_reachable, counted_to, upto, trouble)
VALUES (%(controller)s, %(channel)s, %(key)s, %(question)s, %(standing)s, %(campaign)s, 'asked', %(at)s, %(by)s,
    %(at)s, 0, 0, 0, 0, 0, 0, '')
ON CONFLICT (key) WHERE state IN ('asked', 'counting') DO NOTHING
RETURNING id
"""


def ask(question: Question, at: datetime, by: str = "", campaign_id: int | None = None) -> tuple[Census, bool]:
    """The census that will answer this question, and whether it is new: while one is open nobody opens another.

    Raises UsageError on a question that names nothing.
    """
    question.facts()
    values: dict[str, Any] = {
        "controller": question.controller,
        "channel": question.channel,
        "key": question.key,
        "question": _json(question),
        "standing": question == standing(question.controller, question.channel),
        "campaign": campaign_id,
        "at": at,
        "by": by,
    }
    with atomic(), connection().cursor() as cursor:
        cursor.execute(_ASK, values)
        if row := cursor.fetchone():
            return Census.objects.get(pk=row[0]), True
    found = _open(question)
    # It was finished in this very moment: then it is as fresh as one could ask for.
    return found or Census.objects.filter(key=question.key).order_by("-pk")[0], False


def newest(question: Question) -> Census | None:
    """The newest census of a question that is done."""
    return Census.objects.filter(key=question.key, state=CensusState.DONE).order_by("-pk").first()


def latest(question: Question) -> Census | None:
    """The newest census of a question, however far it is."""
    return Census.objects.filter(key=question.key).order_by("-pk").first()


def standing_ones(controllers: Iterable[int]) -> list[Census]:
    """The newest done census of each company and channel for the dashboard, the companies in order of their ids."""
    newest_first = Census.objects.filter(controller__in=list(controllers), standing=True, state=CensusState.DONE)
    found: dict[tuple[int, str], Census] = {}
    for census in newest_first.order_by("-pk"):
        found.setdefault((census.controller_id, census.channel), census)
    return sorted(found.values(), key=lambda each: (each.controller_id, each.channel))


def _open(question: Question) -> Census | None:
    return Census.objects.filter(key=question.key, state__in=OPEN).first()


def _json(question: Question) -> str:
    return json.dumps(question.plain())
