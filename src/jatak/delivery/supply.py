"""Keeps the queue filled: claims the next batch while the last one is carried."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from django.db import Error as DatabaseError

from jatak.database.using import acting_as, connection
from jatak.delivery.claiming import next_due
from jatak.delivery.control import sweep
from jatak.delivery.ending import later
from jatak.delivery.limits.limits import Limits
from jatak.delivery.pace import Pace
from jatak.delivery.passage import Passage
from jatak.delivery.preparing import Prepared, Preparer
from jatak.delivery.queue import Queue
from jatak.delivery.registrar import Registrar
from jatak.delivery.relays import Door
from jatak.delivery.stops import Stops
from jatak.delivery.workers import halted, leave, renew, take_over, unswept

T = TypeVar("T")
LONGEST_NAP = 1.0
ASKED_AGAIN = 5.0
"""Seconds until a message is asked about again that waits for what another worker holds."""
AHEAD = 0.25
"""Seconds until a campaign that is ahead of its rate is looked at again."""
PAUSES = (0.2, 1.0, 2.0, 5.0, 15.0, 60.0)
log = logging.getLogger(__name__)


class Supply:
    """The database's side of a worker, in one thread with one connection of Django's."""

    def __init__(
        self,
        worker: str,
        stops: Stops,
        queue: Queue,
        registrar: Registrar,
        doors: list[Door],
        now: Callable[[], datetime],
        pace: Pace,
    ) -> None:
        self._worker, self._stops, self._queue, self._registrar = worker, stops, queue, registrar
        self._doors, self._now, self._pace = doors, now, pace
        self._limits = Limits(now)
        self._preparer = Preparer(worker, stops.hearing, now, pace, self._limits)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="supply")
        self._failures = 0
        self._renewed = float("-inf")
        self._wake = asyncio.Event()
        queue.on_low = self.wake
        registrar.ended = self._limits.ended
        for door in doors:
            door.allowance.on_low = self.wake

    def wake(self) -> None:
        """Something happened: look now."""
        self._wake.set()

    async def run(self, ending: asyncio.Event) -> None:
        """Until the worker ends: renew the lease, take over from the dead, claim."""
        await self._call(self._preparer.warm_up)
        while not ending.is_set():
            self._wake.clear()
            try:
                nap = await self._round()
                self._failures = 0
            except DatabaseError as error:
                nap = self._failed(error)
            if nap > 0:
                await _first(nap, self._wake, ending)

    async def close(self) -> None:
        """Say goodbye to the other workers."""
        try:
            unused = {door.relay.name: door.allowance.left or 0 for door in self._doors}
            await self._call(lambda: self._limits.close(unused, self._limits.counted()))
            await self._call(lambda: leave(self._worker))
        except DatabaseError:
            log.warning("The database failed while the worker said goodbye; its lease ends by itself.")
        finally:
            await self._call(lambda: connection().close())
            self._thread.shutdown(wait=False)

    async def _round(self) -> float:
        await self._keep_up()
        await self._ration()
        if min(door.closed_for for door in self._doors) > 0:
            self._give_back(self._queue.clear())
            return min(LONGEST_NAP, min(door.closed_for for door in self._doors))
        if not self._queue.wants_more:
            return LONGEST_NAP
        prepared = await self._call(self._preparer.prepare)
        if prepared is None:
            return await self._call(self._nap)
        self._take(prepared)
        return 0.0

    async def _keep_up(self) -> None:
        at = asyncio.get_running_loop().time()
        if at - self._renewed < self._pace.renew_every and not self._stops.work.is_set():
            return
        self._renewed = at
        self._stops.work.clear()
        there = await self._call(self._present)
        self._limits.workers, counted = there, self._limits.counted()
        await self._call(lambda: self._limits.keep_up(counted))
        for door in self._doors:
            door.under(self._limits.relay(door.relay.name), there, self._limits.book.day)
        stopped = await self._call(lambda: halted(self._queue.campaigns()))
        self._give_back(self._queue.clear(lambda passage: passage.batch.of.sort.campaign_id in stopped))

    async def _ration(self) -> None:
        """Reserve more of the daily limits of relays that run low."""
        at = asyncio.get_running_loop().time()
        wanted = {door.relay.name: door.allowance.wants(at) for door in self._doors}
        if any(wanted.values()):
            granted = await self._call(lambda: self._limits.tokens({name: n for name, n in wanted.items() if n}))
            for door in self._doors:
                if door.relay.name in granted:
                    door.gets(granted[door.relay.name])

    def _present(self) -> int:
        there = renew(self._worker, self._now(), self._pace)
        take_over(self._now())
        for campaign in unswept():
            sweep(campaign, self._now())
        return there

    def _take(self, prepared: Prepared) -> None:
        self._registrar.holds(prepared.batch.name, prepared.messages)
        for how in prepared.later:
            self._registrar.end(how)
        for passage in prepared.wait:
            self._registrar.end(later(passage, self._now(), ASKED_AGAIN))
        self._queue.low = self._preparer.size // 2
        self._queue.put(prepared.ready)
        self._queue.put_soon(prepared.soon)

    def _give_back(self, passages: list[Passage]) -> None:
        for passage in passages:
            self._registrar.end(later(passage, self._now(), 0))

    def _nap(self) -> float:
        if self._stops.hearing.begin() is None:
            return 0.05
        due, least = next_due(), AHEAD if self._limits.ahead else 0.02
        return min(LONGEST_NAP, max(least, (due - self._now()).total_seconds())) if due else LONGEST_NAP

    def _failed(self, error: DatabaseError) -> float:
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        log.warning("The database failed: %s Trying again in %g seconds.", str(error).strip().partition("\n")[0], pause)
        self._thread.submit(acting_as("worker")(lambda: connection().close()))
        return pause

    async def _call(self, work: Callable[[], T]) -> T:
        """Do it in the thread, as the worker's role."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, acting_as("worker")(work))


async def _first(seconds: float, *events: asyncio.Event) -> None:
    """Wait for one of the events, or for the time to pass."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
