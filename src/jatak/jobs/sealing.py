"""Jobs of the verifiable log: entries get their numbers, heads are signed, and authorities stamp them."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.sealing.heads import sign_if_due
from jatak.sealing.sealer import seal
from jatak.sealing.stamping import stamp_due, want_daily


@app.periodic(cron="* * * * *")
@app.task(name="sealing.seal", queueing_lock="the sealer", pass_context=False)
@connected
def seal_log(timestamp: int) -> None:
    """Every minute: seal what was written."""
    seal(now())


@app.periodic(cron="* * * * *")
@app.task(name="sealing.sign_due", queueing_lock="heads", pass_context=False)
@connected
def sign_due(timestamp: int) -> None:
    """Every minute: sign a head where one is due. By itself, since a head waits for the disk of the journal."""
    sign_if_due(now())


@app.periodic(cron="* * * * *")
@app.task(name="sealing.stamp", queueing_lock="time stamps", pass_context=False)
@connected
def stamp_log(timestamp: int) -> None:
    """Every minute: have the head of the day stamped, and ask again for what was not to be had."""
    want_daily(now())
    stamp_due(now)
