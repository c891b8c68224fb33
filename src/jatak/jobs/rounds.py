"""Jobs about messages of service to those whom an event concerns: counting them, and sending."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.campaigns.models import ServiceRound
from jatak.campaigns.rounds import walking
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.jobs.ordered import Ordered


@app.task(name="rounds.count")
@connected
def count(round_id: int) -> None:
    """Count to whom it would go, or go on where a killed count was."""
    walking.count(round_id, now)


@app.task(name="rounds.send")
@connected
def send(round_id: int) -> None:
    """Put it into the outbox for everybody concerned, or go on where a killed job was."""
    asked = ServiceRound.objects.get(pk=round_id)
    by = Ordered(f"round {round_id}", asked.controller_id, "service.ordered", "service.not_sent")
    walking.send(round_id, now, by.may_still, by.refused)


@app.periodic(cron="* * * * *")
@app.task(name="rounds.look_after", queueing_lock="look after rounds")
@connected
def look_after(timestamp: int) -> None:
    """Go on with what a killed process left."""
    for round_id, ordered in walking.under_way():
        (soon_send if ordered else soon_count)(round_id)


def soon_count(round_id: int) -> None:
    """Have it counted to whom it would go."""
    soon(count, f"count round {round_id}", round_id=round_id)


def soon_send(round_id: int) -> None:
    """Have a round sent that was ordered."""
    soon(send, f"send round {round_id}", round_id=round_id)
