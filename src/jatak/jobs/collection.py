"""Jobs about places where people are asked: who stays of those who said yes there."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.consent.stayed import count
from jatak.database.using import acting_as
from jatak.jobs.connected import connected


@app.periodic(cron="35 * * * *")
@app.task(name="collection.count_stayed", queueing_lock="who stays", pass_context=False)
@connected
def count_stayed(timestamp: int) -> None:
    """Every hour: how many of each place's yeses were taken back within a month."""
    with acting_as("consent"):
        count(now())
