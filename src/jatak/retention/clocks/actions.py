"""What follows when a clock rings: one function a clock, each safe to repeat."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.lapsing import lapse_due
from jatak.retention.clocks.taken import Taken
from jatak.retention.proof.taking import take_due

Action = Callable[[int, datetime, datetime, Callable[[int], None]], Taken]
"""Takes what was due of a company by an instant, recorded at another, and tells how far it is."""

ACTIONS: dict[Clock, Action] = {
    Clock.UNUSED: partial(lapse_due, Clock.UNUSED),
    Clock.INACTIVITY: partial(lapse_due, Clock.INACTIVITY),
    Clock.PROOF: take_due,
}
