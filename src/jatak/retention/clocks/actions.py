"""What follows when a clock rings: one function a clock, each safe to repeat."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.lapsing import lapse_due

Action = Callable[[int, datetime, datetime], int]
"""Takes what was due of a company by `until`, recorded at `at`: (controller, until, at) -> how many."""

ACTIONS: dict[Clock, Action] = {
    Clock.UNUSED: partial(lapse_due, Clock.UNUSED),
    Clock.INACTIVITY: partial(lapse_due, Clock.INACTIVITY),
}
