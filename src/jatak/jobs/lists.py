"""Jobs that count how the lists of companies stand."""

from datetime import timedelta

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.database.using import atomic
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.people.models import Controller
from jatak.retention.lists.asking import ask, left
from jatak.retention.lists.counting import count
from jatak.retention.models import ListCount

FORGOTTEN = timedelta(minutes=10)
"""A count that nobody finished for so long is taken up; who is still at it is waited for."""


@app.task(name="lists.count")
@connected
def count_lists(count_id: int) -> None:
    """Count the lists of one company."""
    count(count_id, now())


@app.periodic(cron="50 2 * * *")
@app.task(name="lists.nightly", queueing_lock="lists", pass_context=False)
@connected
def nightly(timestamp: int = 0) -> None:
    """Every night, after the clocks: the lists of every company."""
    for company in Controller.objects.order_by("pk").values_list("pk", flat=True):
        soon_count(company)


@app.periodic(cron="*/10 * * * *")
@app.task(name="lists.look_after", queueing_lock="forgotten lists", pass_context=False)
@connected
def look_after(timestamp: int = 0) -> None:
    """Go on with what a killed process left."""
    for count_id in left(now() - FORGOTTEN):
        soon(count_lists, f"lists {count_id}", count_id=count_id)


def soon_count(controller_id: int, by: str = "") -> ListCount:
    """Have the lists of a company counted; while they are being counted, the count that is under way."""
    with atomic():
        asked = ask(controller_id, now(), by)
        if asked.done_at is None:
            soon(count_lists, f"lists {asked.pk}", count_id=asked.pk)
    return asked
