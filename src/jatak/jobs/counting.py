"""Jobs that count: audiences, what-ifs, and the figures of the dashboard."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.clearance.census import asking, counting, weeks, whatifs
from jatak.clearance.census.changes import Change
from jatak.clearance.census.question import Question
from jatak.clearance.census.standing import standing_questions
from jatak.clearance.census.tidying import delete_abandoned, keep_standing
from jatak.clearance.models import OPEN, Census, WhatIf
from jatak.database.using import atomic
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.people.models import Controller

FORGOTTEN = timedelta(minutes=3)
"""A count that came no step further for so long was left by whoever did it."""


@app.task(name="count_census")
@connected
def count_census(census_id: int) -> None:
    """Count one census."""
    counting.count(census_id)


@app.task(name="answer_what_if")
@connected
def answer_what_if(what_if_id: int) -> None:
    """Answer one what-if."""
    whatifs.answer(what_if_id)


@app.task(name="count_weeks")
@connected
def count_weeks() -> None:
    """Count the figures by week of all companies anew."""
    weeks.refresh(now())


@app.periodic(cron="5 * * * *")
@app.task(name="ask_standing_questions", queueing_lock="standing questions", pass_context=False)
@connected
def ask_standing_questions(timestamp: int) -> None:
    """Every hour: what the dashboard shows, of every company."""
    every = list(Controller.objects.order_by("pk").values_list("pk", flat=True))
    count_standing(every)
    keep_standing(standing_questions(every))
    delete_abandoned(now())


@app.periodic(cron="*/3 * * * *")
@app.task(name="take_up_counts", queueing_lock="forgotten counts", pass_context=False)
@connected
def take_up_counts(timestamp: int) -> None:
    """Take up what was left by a process that is gone; who is still at it is not disturbed."""
    before = now() - FORGOTTEN
    for pk in Census.objects.filter(state__in=OPEN, touched_at__lt=before).values_list("pk", flat=True):
        soon(count_census, f"census {pk}", census_id=pk)
    for pk in WhatIf.objects.filter(state__in=OPEN, touched_at__lt=before).values_list("pk", flat=True):
        soon(answer_what_if, f"what if {pk}", what_if_id=pk)


def count_soon(question: Question, at: datetime, by: str = "") -> Census:
    """Ask a question and have it counted; while it is being counted, the count that is under way."""
    with atomic():
        census, new = asking.ask(question, at, by)
        if new:
            soon(count_census, f"census {census.pk}", census_id=census.pk)
    return census


def compare_soon(question: Question, change: Change, at: datetime, by: str) -> WhatIf:
    """Ask what would change and have it answered; while it is being answered, the one that is under way."""
    with atomic():
        what_if, new = whatifs.ask(question, change, at, by)
        if new:
            soon(answer_what_if, f"what if {what_if.pk}", what_if_id=what_if.pk)
    return what_if


def count_standing(controllers: Iterable[int], by: str = "") -> list[Census]:
    """Have all that the dashboard shows of these companies counted anew."""
    at = now()
    asked = [count_soon(question, at, by) for question in standing_questions(controllers)]
    soon(count_weeks, "weeks")
    return asked
