"""Jobs about sign-ups: letters that were asked for and not sent, and sign-ups that nobody confirmed."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.campaigns.yes_letters import send_open
from jatak.jobs.connected import connected
from jatak.retention.unconfirmed import forget


@app.periodic(cron="* * * * *")
@app.task(name="letters.send_open", queueing_lock="letters of sign-ups", pass_context=False)
@connected
def send_what_is_open(timestamp: int) -> None:
    """Send what whoever asked for it could not: it was killed, or the company could not send yet."""
    send_open(now())


@app.periodic(cron="20 * * * *")
@app.task(name="letters.forget_unconfirmed", queueing_lock="unconfirmed sign-ups", pass_context=False)
@connected
def forget_unconfirmed(timestamp: int) -> None:
    """Forget who never confirmed within the time that the company set."""
    forget(now())
