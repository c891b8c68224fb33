"""How long there is still time, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from jatak.desk.models import Request

SOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one request."""

    due_at: datetime
    words: str
    tone: str
    """`fail` where its time is over, `look` where it nearly is, else empty."""


def clock_of(request: Request, at: datetime) -> Clock:
    """What the clock of an open request says now."""
    due = request.due_at
    if due <= at:
        return Clock(due, _("%(time)s late") % {"time": timesince(due, at, depth=1)}, "fail")
    tone = "look" if due - at < SOON else ""
    return Clock(due, _("%(time)s left") % {"time": timeuntil(due, at, depth=1)}, tone)
