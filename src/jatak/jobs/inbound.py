"""Jobs about what comes in: reading the mailbox, and tidying up."""

import logging

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.inbound.fetching import fetch, mailbox
from jatak.inbound.forgetting import forget
from jatak.inbound.undone import take_up
from jatak.jobs.connected import connected

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="inbound.fetch", queueing_lock="mailbox", pass_context=False)
@connected
def fetch_mail(timestamp: int) -> None:
    """Every minute: what lies in the mailbox; where it cannot be read the next minute tries again."""
    try:
        if box := mailbox():
            fetch(box, now)
    except JatakError as error:
        log.warning("%s %s", error.message, error.remedy)


@app.periodic(cron="*/5 * * * *")
@app.task(name="inbound.tidy", queueing_lock="what came in", pass_context=False)
@connected
def tidy(timestamp: int) -> None:
    """What a killed process left undone is settled, and words that nobody needs go."""
    take_up(now())
    forget(now())
