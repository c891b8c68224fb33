"""Jobs about notices: who holds which version."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.consent import held
from jatak.database.using import acting_as
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon


@app.task(name="count_holders")
@connected
def count_holders() -> None:
    """Count who holds which version of every notice."""
    with acting_as("consent"):
        held.count(now())


@app.periodic(cron="25 * * * *")
@app.task(name="count_holders_hourly", queueing_lock="holders hourly", pass_context=False)
@connected
def count_holders_hourly(timestamp: int) -> None:
    """Every hour, so that the list of notices is never old."""
    with acting_as("consent"):
        held.count(now())


def count_holders_soon() -> bool:
    """Have it counted; whether nobody had asked already."""
    return soon(count_holders, "holders")
