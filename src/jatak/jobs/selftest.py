"""Jobs of the self-test: leaving is tested on a timetable, and what is held stays held."""

import logging

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.jobs.connected import connected
from jatak.people.models import Controller
from jatak.selftest.due import due
from jatak.selftest.holding import hold
from jatak.selftest.models import Policy, Run
from jatak.selftest.patience import Patience
from jatak.selftest.running import try_leaving
from jatak.selftest.telling import tell

SECONDS = 180.0
"""For each thing that is waited for."""
log = logging.getLogger(__name__)


@app.periodic(cron="17 * * * *")
@app.task(name="selftest.run", queueing_lock="self-test of leaving", pass_context=False)
@connected
def run_due(timestamp: int) -> None:
    """Every hour: the companies whose time has come."""
    try:
        for company in due(now()):
            tested(company)
    except JatakError as error:
        log.warning("%s %s", error.message, error.remedy)


@app.periodic(cron="* * * * *")
@app.task(name="selftest.hold", queueing_lock="marketing that waits", pass_context=False)
@connected
def keep_held(timestamp: int) -> None:
    """Every minute: what starts while a company's marketing waits, waits too."""
    for company in Controller.objects.filter(pk__in=Policy.objects.values("controller")):
        hold(company)


def tested(company: Controller) -> None:
    """Test one company, and do what follows from it."""
    follow(try_leaving(company, now, Patience(SECONDS)))


def follow(run: Run) -> None:
    """Hold the company's marketing or let it go, and tell the operators of a failure."""
    hold(run.controller)
    try:
        tell(run, now())
    except OSError as error:
        log.warning("Nobody could be told that the self-test failed: %s", error)
