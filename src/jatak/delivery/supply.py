"""Keeps the queues filled: claims the next batch while the last one is carried."""

import asyncio
import logging
from collections.abc import Callable, Container
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import TypeVar

from django.db import Error as DatabaseError

from jatak.database.using import acting_as, connection
from jatak.delivery.branch import Branch
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
from jatak.gate.message import Channel

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
        queues: dict[Channel, Queue],
        registrar: Registrar,
        doors: list[Door],
        now: Callable[[], datetime],
        pace: Pace,
    ) -> None:
        self._worker, self._stops, self._registrar = worker, stops, registrar
        self._doors, self._now, self._pace = doors, now, pace
        self._limits = Limits(now)
        self._branches = [
            Branch(channel, queue, Preparer(worker, stops.hearing, now, pace, self._limits, channel), at)
            for channel, queue in queues.items()
            for at in [[door for door in doors if door.way.channel is channel]]
        ]
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="supply")
        self._failures = 0
        self._renewed = float("-inf")
        self._wake = asyncio.Event()
        registrar.ended = self._limits.ended
        for branch in self._branches:
            branch.queue.on_low = branch.awake(self._wake.set)
            for door in branch.doors:
                door.allowance.on_low = branch.awake(self._wake.set)

    def wake(self) -> None:
        """Something happened: look now."""
        for branch in self._branches:
            branch.woken = True
        self._wake.set()

    async def run(self, ending: asyncio.Event) -> None:
        """Until the worker ends: renew the lease, take over from the dead, claim."""
        await self._call(self._branches[0].preparer.warm_up)
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
            unused = {door.way.name: door.allowance.left or 0 for door in self._doors}
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
        return min([await self._filled(branch) for branch in self._branches])

    async def _filled(self, branch: Branch) -> float:
        """Look after one channel; seconds until it wants to be looked at again."""
        clock = asyncio.get_running_loop().time
        if branch.woken or branch.asleep_until <= clock():
            branch.woken = False
            nap = await self._fill(branch)
            branch.asleep_until = clock() + nap
        return 0.0 if branch.woken else max(0.0, branch.asleep_until - clock())

    async def _fill(self, branch: Branch) -> float:
        if (closed := branch.closed_for) > 0:
            self._give_back(branch.queue.clear())
            return min(LONGEST_NAP, closed)
        if not branch.queue.wants_more:
            return LONGEST_NAP
        prepared = await self._call(branch.preparer.prepare)
        if prepared is None:
            return await self._call(lambda: self._nap(branch.channel))
        self._take(branch, prepared)
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
            door.under(self._limits.relay(door.way.name), there, self._limits.book.day)
        for queue in [branch.queue for branch in self._branches]:
            stopped = await self._call(partial(halted, queue.campaigns()))
            self._give_back(queue.clear(partial(_is_of, stopped)))

    async def _ration(self) -> None:
        """Reserve more of the daily limits of relays that run low."""
        at = asyncio.get_running_loop().time()
        wanted = {door.way.name: door.allowance.wants(at) for door in self._doors}
        if any(wanted.values()):
            granted = await self._call(lambda: self._limits.tokens({name: n for name, n in wanted.items() if n}))
            for door in self._doors:
                if door.way.name in granted:
                    door.gets(granted[door.way.name])

    def _present(self) -> int:
        there = renew(self._worker, self._now(), self._pace)
        take_over(self._now())
        for campaign in unswept():
            sweep(campaign, self._now())
        return there

    def _take(self, branch: Branch, prepared: Prepared) -> None:
        self._registrar.holds(prepared.batch.name, prepared.messages)
        for how in prepared.later:
            self._registrar.end(how)
        for passage in prepared.wait:
            self._registrar.end(later(passage, self._now(), ASKED_AGAIN))
        branch.queue.low = branch.preparer.size // 2
        branch.queue.put(prepared.ready)
        branch.queue.put_soon(prepared.soon)

    def _give_back(self, passages: list[Passage]) -> None:
        for passage in passages:
            self._registrar.end(later(passage, self._now(), 0))

    def _nap(self, channel: Channel) -> float:
        if self._stops.hearing.begin() is None:
            return 0.05
        due, least = next_due(channel), AHEAD if self._limits.ahead else 0.02
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


def _is_of(campaigns: Container[int], passage: Passage) -> bool:
    return passage.batch.of.sort.campaign_id in campaigns


async def _first(seconds: float, *events: asyncio.Event) -> None:
    """Wait for one of the events, or for the time to pass."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
