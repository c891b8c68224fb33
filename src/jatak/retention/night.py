"""What happens each night by itself: what is due is taken, who stayed silent goes, old logs go."""

from datetime import datetime

from jatak.retention.clocks import calendar, logs, running
from jatak.retention.clocks.taken import Watch, unwatched
from jatak.retention.models import Run
from jatak.retention.reactivation.going import let_go


def one_night(at: datetime, watch: Watch = unwatched) -> list[Run]:
    """Take all that is due at an instant; the runs of the clocks. Again it finds nothing.

    A night that was missed is made good in the next, each consent with its own day.
    """
    runs = running.run(at, watch)
    let_go(at)
    logs.tidy(at)
    calendar.keep(at)
    return runs
