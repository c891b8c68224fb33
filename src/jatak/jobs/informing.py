"""Jobs that tell people of imported files what is done with their data."""

from procrastinate.contrib.django import app

from jatak.base.clock import now
from jatak.jobs.connected import connected
from jatak.jobs.deferring import soon
from jatak.retention.informing import counting, telling


@app.periodic(cron="25 * * * *")
@app.task(name="informing.count", queueing_lock="who must be informed", pass_context=False)
@connected
def count_uninformed(timestamp: int) -> None:
    """Every hour: of which files people do not know yet."""
    counting.count(now())


@app.task(name="informing.send")
@connected
def send_information(file_id: int) -> None:
    """Send what was ordered for the people of one file."""
    telling.send(file_id, now)


def soon_inform(file_id: int) -> None:
    """Have the people of a file informed."""
    soon(send_information, f"inform {file_id}", file_id=file_id)
