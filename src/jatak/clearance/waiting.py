"""From when a message may go that nothing but time keeps back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jatak.clearance.decider import Answer
from jatak.clearance.request import PROMISE_DAYS, Request
from jatak.database.using import connection

_FIRST_AND_LAST = """
SELECT min(at), max(at)
FROM unnest(%(people)s::bigint[], %(consents)s::uuid[], %(notices)s::bigint[]) AS w (person, consent, notice)
CROSS JOIN LATERAL clearance_not_before(
    w.person, w.consent, w.notice, %(controller)s, %(as_of)s, %(days)s::interval, %(channel)s, %(topic)s, %(kind)s
) AS at
"""


def not_before(answer: Answer, request: Request) -> datetime | None:
    """The instant from which this answer would be a permit if nothing else happened; None where no time is enough."""
    return first_and_last([answer], request)[0]


def first_and_last(answers: Iterable[Answer], request: Request) -> tuple[datetime | None, datetime | None]:
    """The earliest and the latest of these instants of some people, by one statement."""
    waiting = [each.candidate for each in answers if each.decision.waits]
    if not waiting:
        return None, None
    values: dict[str, Any] = {
        "people": [each.person_id for each in waiting],
        "consents": [each.consent_event_id for each in waiting],
        "notices": [each.notice_text_id for each in waiting],
        "controller": request.controller_id,
        "as_of": request.as_of,
        "days": f"{PROMISE_DAYS} days",
        "channel": request.channel.value,
        "topic": request.topic_id,
        "kind": request.contact_kind,
    }
    with connection().cursor() as cursor:
        cursor.execute(_FIRST_AND_LAST, values)
        first, last = cursor.fetchone()
    return first, last
