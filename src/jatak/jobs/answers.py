"""Jobs that make answers to people and authorities, and remove their files."""

from uuid import UUID

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.retention.answers import ordering


@app.task(name="answers.make")
@connected
def make_answer(order: str) -> None:
    """Make one answer that was asked for."""
    ordering.make(UUID(order), now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="answers.look_after", queueing_lock="look after answers", pass_context=False)
@connected
def look_after(timestamp: int) -> None:
    """Go on with what a killed process left, and remove what was there long enough."""
    for number in ordering.left(now()):
        soon_make(number)
    ordering.remove_old(now())


def soon_make(number: UUID) -> None:
    """Have an answer made."""
    soon(make_answer, f"answer {number}", order=str(number))
