"""Jobs that call programs of others."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.hooks.alarming import mail_alarms
from jatak.hooks.sending import send_due, tidy
from jatak.jobs.connected import connected


@app.periodic(cron="* * * * *")
@app.task(name="hooks.send", queueing_lock="calls that are due", pass_context=False)
@connected
def send_calls(timestamp: int) -> None:
    """Make the calls that are due."""
    send_due(now)


@app.periodic(cron="50 * * * *")
@app.task(name="hooks.look_after", queueing_lock="calls that died", pass_context=False)
@connected
def look_after(timestamp: int) -> None:
    """Tell companies of calls that died, and forget old ones."""
    mail_alarms(now())
    tidy(now())
