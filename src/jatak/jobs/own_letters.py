"""Jobs about links to one's own page: looked up and sent after whoever asked was answered."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.campaigns.own_letters import send_open
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon


@app.periodic(cron="* * * * *")
@app.task(name="letters.send_own_links", queueing_lock="links to own pages", pass_context=False)
@connected
def send_own_links(timestamp: int = 0) -> None:
    """Send the links that were asked for."""
    send_open(now())


def soon_send() -> None:
    """Have them sent as soon as a job is free."""
    soon(send_own_links, "links to own pages")
