"""The daily job before people go: who is to be told is told, and who stayed silent goes on the day."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.retention.reactivation.sending import send_due


@app.periodic(cron="20 8 * * *")
@app.task(name="reactivation.tell", queueing_lock="notices before people go", pass_context=False)
@connected
def tell_the_silent(timestamp: int = 0) -> None:
    """In the morning, after the clocks of the night, and when people read; a day that was missed is made good."""
    send_due(now())
