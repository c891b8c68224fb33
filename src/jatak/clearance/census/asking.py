"""Asking for a census, and finding the newest; counting is a job."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jatak.clearance.census.question import Question, standing
from jatak.clearance.models import OPEN, Census, CensusState
from jatak.database.using import atomic, connection
from jatak.people.models import Acquaintance

SMALL = 20_000
"""People."""

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
        "standing": question == standing(question.controller, question.channel, question.brand),
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
    return (
        Census.objects.filter(key=question.key, state=CensusState.DONE)
        .select_related("controller")
        .order_by("-pk")
        .first()
    )


def latest(question: Question) -> Census | None:
    """The newest census of a question, however far it is."""
    return Census.objects.filter(key=question.key).select_related("controller").order_by("-pk").first()


def newest_of(questions: Iterable[Question]) -> list[Census]:
    """The newest done census of each of these questions, in their order; without those that nobody counted."""
    return newest_and_open(questions)[0]


def newest_and_open(questions: Iterable[Question]) -> tuple[list[Census], list[Census]]:
    """Of these questions, in their order: the newest done census of each, and those that are under way."""
    keys = [each.key for each in questions]
    found = Census.objects.filter(key__in=keys).exclude(state=CensusState.FAILED)
    newest_first = list(found.order_by("key", "state", "-pk").distinct("key", "state"))
    in_order = sorted(newest_first, key=lambda census: keys.index(census.key))
    return [each for each in in_order if not each.open], [each for each in in_order if each.open]


def is_small(controller_id: int) -> bool:
    """Whether a company knows so few people that counting them takes a moment."""
    beyond = Acquaintance.objects.filter(controller=controller_id).order_by("person_id")[SMALL : SMALL + 1]
    return not list(beyond.values_list("person_id"))


def _open(question: Question) -> Census | None:
    return Census.objects.filter(key=question.key, state__in=OPEN).first()


def _json(question: Question) -> str:
    return json.dumps(question.plain())
