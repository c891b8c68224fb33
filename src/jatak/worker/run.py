"""The worker's loop."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.db import Error as DatabaseError

from jatak.base.clock import now as clock_now
from jatak.database.using import acting_as, connection
from jatak.delivery.claiming import next_due
from jatak.delivery.courier import Courier
from jatak.delivery.door import RelayDown, open_door
from jatak.delivery.pace import Pace
from jatak.delivery.stops import Stops

LONGEST_NAP = 1.0
LAST_MOMENTS = 10.0
"""Seconds in which a worker that was asked to stop goes on with its batch; what is left then is given back."""
RELAY_PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)
log = logging.getLogger(__name__)


def run(
    stop: threading.Event | None = None,
    pace: Pace | None = None,
    patience: float | None = None,
    now: Callable[[], datetime] = clock_now,
) -> None:
    """Carry messages until `stop` is set, or until SIGTERM or SIGINT; as database role `worker`."""
    ending = stop or _stopped_by_signal()
    where = settings.JATAK_SMTP_URL, settings.JATAK_PUBLIC_URL
    with acting_as("worker"), open_door(*where, now, pace, patience) as (courier, stops):
        _Loop(courier, stops, ending, now).run()


class _Loop:
    """Rounds and naps."""

    def __init__(self, courier: Courier, stops: Stops, ending: threading.Event, now: Callable[[], datetime]) -> None:
        self._courier, self._stops, self._ending, self._now = courier, stops, ending, now
        self._failures = 0
        self._deadline = float("inf")

    def run(self) -> None:
        try:
            while not self._ending.is_set():
                self._once()
        finally:
            with suppress(DatabaseError):
                connection().close()

    def _once(self) -> None:
        self._stops.work.clear()
        try:
            worked = self._courier.round(self._giving_back)
            self._failures = 0
        except RelayDown as error:
            self._pause(f"{error.message} {error.remedy}")
            return
        except DatabaseError as error:
            connection().close()
            self._pause(f"The database failed: {str(error).strip()}")
            return
        if not worked:
            self._stops.work.wait(self._nap())

    def _giving_back(self) -> bool:
        if not self._ending.is_set():
            return False
        self._deadline = min(self._deadline, time.monotonic() + LAST_MOMENTS)
        return time.monotonic() > self._deadline

    def _nap(self) -> float:
        if self._stops.hearing.begin() is None:
            return 0.05
        due = next_due()
        return min(LONGEST_NAP, max(0.02, (due - self._now()).total_seconds())) if due else LONGEST_NAP

    def _pause(self, why: str) -> None:
        pause = RELAY_PAUSES[min(self._failures, len(RELAY_PAUSES) - 1)]
        self._failures += 1
        log.warning("%s Trying again in %g seconds.", why, pause)
        self._ending.wait(pause)


def _stopped_by_signal() -> threading.Event:
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    return ending
