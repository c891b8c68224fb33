"""One worker: a supply, a pen, and lanes to every relay and gateway."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from jatak.delivery.composing import Composing
from jatak.delivery.ending import later
from jatak.delivery.lane import Lane
from jatak.delivery.pace import Pace
from jatak.delivery.queue import Queue
from jatak.delivery.registrar import Connection, Registrar
from jatak.delivery.relays import Door, connections_of
from jatak.delivery.smtp.timeouts import Timeouts
from jatak.delivery.stops import Stops
from jatak.delivery.supply import Supply
from jatak.delivery.ways import Way
from jatak.delivery.writers import Writers

LAST_MOMENTS = 10.0
"""Seconds in which a worker that was asked to stop goes on with what it holds; what is left then is given back."""


class Courier:
    """Carries messages until it is asked to stop; a failure of ours ends it with nothing half done."""

    def __init__(
        self,
        ways: Sequence[Way],
        stops: Stops,
        connect: Callable[[], Awaitable[Connection]],
        writers: Writers,
        now: Callable[[], datetime],
        pace: Pace | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        self.name = uuid.uuid4().hex[:12]
        self._stops, self._now, self._pace = stops, now, pace or Pace()
        loop = asyncio.get_running_loop()
        doors = [Door(way, loop.time) for way in ways]
        self._queues = {way.channel: Queue() for way in ways}
        self._registrar = Registrar(connect, now, self._pace.linger)
        self._supply = Supply(self.name, stops, self._queues, self._registrar, doors, now, self._pace)
        composing, hearing = Composing(writers, now, self._pace), stops.hearing
        self._lanes = [
            Lane(door, queue, self._registrar, hearing, composing, timeouts or Timeouts(), now, self._pace)
            for door, connections in zip(doors, connections_of(ways), strict=True)
            for queue in [self._queues[door.way.channel]]
            for _ in range(connections)
        ]

    async def run(self, ending: asyncio.Event) -> None:
        """Carry until `ending` is set; then finish what is held, or give it back."""
        pen = asyncio.create_task(self._registrar.run())
        lanes = [asyncio.create_task(lane.run()) for lane in self._lanes]
        supply = asyncio.create_task(self._supply.run(ending))
        loop = asyncio.get_running_loop()
        self._stops.tell(lambda: loop.call_soon_threadsafe(self._supply.wake))
        try:
            await _until_one_ends(supply, pen, *lanes)
            await self._finish(lanes)
        finally:
            self._stops.tell(None)
            ending.set()
            await _stopped(supply, *lanes)
            self._registrar.close()
            await asyncio.gather(pen, return_exceptions=True)
            await self._supply.close()

    async def _finish(self, lanes: "list[asyncio.Task[None]]") -> None:
        for queue in self._queues.values():
            queue.close()
        await asyncio.wait(lanes, timeout=LAST_MOMENTS)
        for passage in (each for queue in self._queues.values() for each in queue.clear()):
            self._registrar.end(later(passage, self._now(), 0))
        # A message on the wire is finished: half of it would be in doubt.
        await asyncio.gather(*lanes)
        await asyncio.gather(*(lane.say_goodbye() for lane in self._lanes), return_exceptions=True)


async def _until_one_ends(*tasks: "asyncio.Task[Any]") -> None:
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()


async def _stopped(*tasks: "asyncio.Task[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
