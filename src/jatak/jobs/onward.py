"""Jobs that pass leavings on."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.hooks.sending import send_due
from jatak.jobs.connected import connected
from jatak.onward.overdue import mail_alarms
from jatak.onward.reading import read_ledger
from jatak.onward.telling import tell_all


@app.periodic(cron="* * * * *")
@app.task(name="onward.pass_on", queueing_lock="passing on", pass_context=False)
@connected
def pass_on(timestamp: int) -> None:
    """Take each no that waits, and tell those who got the consent."""
    read_ledger(now())
    tell_all(now())
    send_due(now)


@app.periodic(cron="40 6 * * *")
@app.task(name="onward.raise_alarms", queueing_lock="overdue partners", pass_context=False)
@connected
def raise_alarms(timestamp: int) -> None:
    """Every morning: companies are told which partners do not acknowledge."""
    mail_alarms(now())
