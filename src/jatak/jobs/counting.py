"""Jobs that count: audiences, what-ifs, and the figures of the dashboard."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import close_old_connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from jatak.base.clock import now
from jatak.clearance.census import asking, counting, weeks, whatifs
from jatak.clearance.census.changes import Change
from jatak.clearance.census.question import Question
from jatak.clearance.census.standing import standing_questions
from jatak.clearance.census.tidying import delete_abandoned
from jatak.clearance.models import OPEN, Census, WhatIf
from jatak.database.using import atomic
from jatak.people.models import Controller

FORGOTTEN = timedelta(minutes=3)
"""A count that came no step further for so long was left by whoever did it."""


@app.task(name="count_census")
def count_census(census_id: int) -> None:
    """Count one census."""
    close_old_connections()
    counting.count(census_id)


@app.task(name="answer_what_if")
def answer_what_if(what_if_id: int) -> None:
    """Answer one what-if."""
    close_old_connections()
    whatifs.answer(what_if_id)


@app.task(name="count_weeks")
def count_weeks() -> None:
    """Count the figures by week of all companies anew."""
    close_old_connections()
    weeks.refresh(now())


@app.periodic(cron="5 * * * *")
@app.task(name="ask_standing_questions", queueing_lock="standing questions")
def ask_standing_questions(timestamp: int) -> None:
    """Every hour: what the dashboard shows, of every company."""
    close_old_connections()
    count_standing(Controller.objects.order_by("pk").values_list("pk", flat=True))
    delete_abandoned(now())


@app.periodic(cron="*/3 * * * *")
@app.task(name="take_up_counts", queueing_lock="forgotten counts")
def take_up_counts(timestamp: int) -> None:
    """Take up what was left by a process that is gone; who is still at it is not disturbed."""
    close_old_connections()
    before = now() - FORGOTTEN
    for pk in Census.objects.filter(state__in=OPEN, touched_at__lt=before).values_list("pk", flat=True):
        _soon(count_census, f"census {pk}", census_id=pk)
    for pk in WhatIf.objects.filter(state__in=OPEN, touched_at__lt=before).values_list("pk", flat=True):
        _soon(answer_what_if, f"what if {pk}", what_if_id=pk)


def count_soon(question: Question, at: datetime, by: str = "", standing: bool = False) -> Census:
    """Ask a question and have it counted; while it is being counted, the count that is under way."""
    with atomic():
        census, new = asking.ask(question, at, by, standing)
        if new:
            _soon(count_census, f"census {census.pk}", census_id=census.pk)
    return census


def compare_soon(question: Question, change: Change, at: datetime, by: str) -> WhatIf:
    """Ask what would change and have it answered; while it is being answered, the one that is under way."""
    with atomic():
        what_if, new = whatifs.ask(question, change, at, by)
        if new:
            _soon(answer_what_if, f"what if {what_if.pk}", what_if_id=what_if.pk)
    return what_if


def count_standing(controllers: Iterable[int], by: str = "") -> list[Census]:
    """Have all that the dashboard shows of these companies counted anew."""
    at = now()
    asked = [count_soon(question, at, by, standing=True) for question in standing_questions(controllers)]
    _soon(count_weeks, "weeks")
    return asked


def _soon(task: object, lock: str, **arguments: int) -> None:
    """Put a job into the queue, unless the same one waits there."""
    try:
        with atomic():
            task.configure(queueing_lock=lock).defer(**arguments)  # type: ignore[attr-defined]
    except AlreadyEnqueued:
        return
