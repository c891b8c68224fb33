"""Listening for stops on a connection of its own, in a thread of its own."""

import logging
import threading
import time
import uuid
from collections.abc import Callable
from types import TracebackType
from typing import Self

import psycopg
from psycopg import Notify, sql

from jatak.base.errors import JatakError
from jatak.database.connect import Connection, connect, known_server
from jatak.delivery.hearing import Hearing
from jatak.people.stopping import CHANNEL as STOP

WORK = "jatak_work"
"""Notified when messages are waiting."""
PULSE_EVERY = 0.15
log = logging.getLogger(__name__)


def as_worker() -> Connection:
    """A connection of the worker's role, in autocommit mode."""
    return connect(known_server(), "worker")


class Stops:
    """Hears stops and its own heartbeat while it is entered; `hearing` answers the worker's questions."""

    def __init__(
        self, open_connection: Callable[[], Connection] = as_worker, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.hearing = Hearing(clock)
        self.work = threading.Event()
        """Set when messages are waiting, or when a campaign was paused or stopped; the worker clears it."""
        self._told: Callable[[], object] | None = None
        self._open = open_connection
        self._own = f"jatak_pulse_{uuid.uuid4().hex}"
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stops", daemon=True)

    def tell(self, told: Callable[[], object] | None) -> None:
        """Call this, in the listening thread, whenever `work` is set; None: nobody any more."""
        self._told = told

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._thread.join(5)

    def _run(self) -> None:
        told = ""
        while not self._ending.is_set():
            try:
                with self._open() as connection:
                    told = ""
                    self._listen(connection)
            except (psycopg.Error, JatakError, OSError) as error:
                if told != (told := str(error).strip()):
                    log.warning("The worker cannot hear stops and hands nothing over: %s", told)
            self.hearing.lost()
            self._ending.wait(0.2)

    def _listen(self, connection: Connection) -> None:
        for channel in (STOP, WORK, self._own):
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        self.hearing.connected()
        self._there_is_work()
        beat = 0
        while not self._ending.is_set():
            beat += 1
            self.hearing.pulse_sent(str(beat))
            connection.execute("SELECT pg_notify(%s, %s)", [self._own, str(beat)])
            for notice in connection.notifies(timeout=PULSE_EVERY):
                self._heard(notice)

    def _heard(self, notice: Notify) -> None:
        if notice.channel == STOP:
            self.hearing.stop_heard(notice.payload)
        elif notice.channel == WORK:
            self._there_is_work()
        else:
            self.hearing.pulse_heard(notice.payload)

    def _there_is_work(self) -> None:
        self.work.set()
        if told := self._told:
            told()
