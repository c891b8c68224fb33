"""From when a message may go that nothing but time keeps back."""

from datetime import datetime

from jatak.clearance.decider import Answer
from jatak.clearance.request import PROMISE_DAYS, Request
from jatak.database.using import connection


def not_before(answer: Answer, request: Request) -> datetime | None:
    """The instant from which this answer would be a permit if nothing else happened; None where no time is enough."""
    ground = answer.candidate
    if not answer.decision.waits or ground.notice_text_id is None:
        return None
    evidence = ground.person_id, ground.consent_event_id, ground.notice_text_id
    days = f"{PROMISE_DAYS} days"
    with connection().cursor() as cursor:
        cursor.execute(
            "SELECT clearance_not_before(%s, %s, %s, %s, %s, %s::interval)",
            (*evidence, request.controller_id, request.as_of, days),
        )
        at: datetime | None = cursor.fetchone()[0]
        return at
