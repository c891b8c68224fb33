"""Jobs about backups: the journal of what a restored one must not undo."""

from procrastinate.contrib.django import app

from jatak.backup import journal
from jatak.base.clock import now
from jatak.jobs.connected import connected


@app.periodic(cron="* * * * *")
@app.task(name="backup.journal", queueing_lock="journal", pass_context=False)
@connected
def write_journal(timestamp: int) -> None:
    """Write down each no and each limit of the last minute."""
    journal.write(now)


@app.periodic(cron="20 3 * * *")
@app.task(name="backup.tidy_journal", queueing_lock="old journals", pass_context=False)
@connected
def tidy_journal(timestamp: int) -> None:
    """Delete what no backup needs any more."""
    journal.tidy(now())
