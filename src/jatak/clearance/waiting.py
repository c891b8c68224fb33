"""From when a message may go that nothing but time keeps back."""

from datetime import datetime, timedelta

from jatak.clearance.decider import Answer
from jatak.clearance.request import PROMISE_DAYS, Request
from jatak.database.using import connection


def not_before(answer: Answer, request: Request) -> datetime | None:
    """The instant from which this answer would be a permit if nothing else happened; None where no time is enough."""
    if not answer.decision.waits or answer.candidate.notice_text_id is None:
        return None
    asked = answer.candidate.person_id, answer.candidate.notice_text_id, request.controller_id, request.as_of
    with connection().cursor() as cursor:
        cursor.execute("SELECT clearance_not_before(%s, %s, %s, %s, %s)", [*asked, timedelta(days=PROMISE_DAYS)])
        (at,) = cursor.fetchone()
        return at
