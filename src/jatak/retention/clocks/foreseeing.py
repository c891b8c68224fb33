"""What a choice would take at once: it is made, what is due is found, and it is taken back."""

from datetime import datetime

from jatak.database.using import atomic
from jatak.people.models import Controller
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import RUN, Clock
from jatak.retention.clocks.finding import Counted, counted

NOTHING = Counted(0, 0)


class _TakenBack(Exception):
    """Ends a transaction that was only tried."""


def due_at_once(controller: Controller, clock: Clock, months: int | None, at: datetime) -> Counted:
    """What the next run would take by this choice, nothing where no more is due by it than without it.

    Nothing is changed. Raises UsageError, as the choice itself does. Role web.
    """
    if clock not in RUN:
        return NOTHING
    had = _due(controller, clock, at)
    found = NOTHING
    try:
        with atomic():
            choose(controller, clock, months, "tried", at)
            found = _due(controller, clock, at)
            raise _TakenBack
    except _TakenBack:
        controller.refresh_from_db()
    return found if found.things > had.things else NOTHING


def _due(controller: Controller, clock: Clock, at: datetime) -> Counted:
    return counted(clock, at, at, controller.pk).get(controller.pk, NOTHING)
