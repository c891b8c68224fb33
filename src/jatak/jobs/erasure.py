"""Jobs about erasing: who asked to be erased goes once they were told, and locked proof goes on its day."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.retention.erasure import release
from jatak.retention.erasure.archived.leaving import leave_archive
from jatak.retention.erasure.carrying_out import carry_out
from jatak.retention.erasure.releasing import put_away


@app.periodic(cron="* * * * *")
@app.task(name="erasure.carry_out", queueing_lock="erasures", pass_context=False)
@connected
def erase_who_asked(timestamp: int) -> None:
    """Tell whoever asked to be erased, and erase them as soon as the letter has gone."""
    carry_out(now())
    put_away(now())


@app.periodic(cron="40 3 * * *")
@app.task(name="erasure.release", queueing_lock="release of proof", pass_context=False)
@connected
def let_proof_go(timestamp: int) -> None:
    """Let go of locked proof whose day has come, and take whoever went since last night out of the archived months."""
    release(now())
    leave_archive(now())
