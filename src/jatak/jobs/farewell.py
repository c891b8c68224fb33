"""Jobs about those who left: programs are called, letters confirm, digests tell."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.farewell.digest import send_digests, tidy
from jatak.farewell.reading import read_ledger
from jatak.farewell.sending import send_open
from jatak.hooks.sending import send_due
from jatak.jobs.connected import connected
from jatak.retention.erasure.answered import answered_by_erasure


@app.periodic(cron="* * * * *")
@app.task(name="farewell.tell", queueing_lock="who left", pass_context=False)
@connected
def tell(timestamp: int) -> None:
    """Take each leaving that waits, call the programs at once, and send the letters that confirm it."""
    if read_ledger(now(), answered_by_erasure):
        send_due(now)
    send_open(now())


@app.periodic(cron="10 * * * *")
@app.task(name="farewell.send_digests", queueing_lock="digests of leavings", pass_context=False)
@connected
def send_what_happened(timestamp: int) -> None:
    """Each hour, since mornings come at other hours elsewhere."""
    send_digests(now())
    tidy(now())
