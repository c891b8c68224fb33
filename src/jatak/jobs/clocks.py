"""Jobs of the clocks: what is due is taken each night, and the calendar is kept."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.retention.clocks import calendar
from jatak.retention.night import one_night


@app.periodic(cron="10 2 * * *")
@app.task(name="clocks.run", queueing_lock="clocks", pass_context=False)
@connected
def run_clocks(timestamp: int = 0) -> None:
    """Take all that is due."""
    one_night(now())


@app.periodic(cron="35 * * * *")
@app.task(name="clocks.keep_calendar", queueing_lock="calendar of the clocks", pass_context=False)
@connected
def keep_calendar(timestamp: int = 0) -> None:
    """Every hour, so that the calendar is never old."""
    calendar.keep(now())


def soon_run() -> bool:
    """Have what is due taken now, because somebody said yes; whether nobody had asked already."""
    return soon(run_clocks, "clocks now")


def soon_keep() -> bool:
    """Have the calendar found anew, because a choice changed it; whether nobody had asked already."""
    return soon(keep_calendar, "calendar now")
