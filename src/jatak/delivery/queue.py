"""Passages that are ready, between the claim and the lanes."""

import asyncio
import heapq
from collections import deque
from collections.abc import Callable, Iterable
from itertools import chain, count

from jatak.delivery.limits.admission import Soon
from jatak.delivery.passage import Passage
from jatak.delivery.relays import Door


class Queue:
    """First in, first out; lanes of a relay that is closed take nothing."""

    def __init__(self) -> None:
        self._ready: deque[Passage] = deque()
        self._soon: list[tuple[float, int, Passage]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._closed = False
        self.low = 0
        """At this many more is wanted."""
        self.on_low: Callable[[], None] = lambda: None
        """Called when that happens."""

    @property
    def wants_more(self) -> bool:
        """Whether the next batch should be claimed."""
        return len(self._ready) <= self.low

    def __len__(self) -> int:
        return len(self._ready) + len(self._soon)

    def put(self, passages: Iterable[Passage]) -> None:
        """More that is ready."""
        self._ready.extend(passages)
        self._wake(len(self._ready))

    def put_soon(self, passages: Iterable[Soon]) -> None:
        """Ready when so many seconds are over."""
        at = asyncio.get_running_loop().time()
        for seconds, passage in passages:
            heapq.heappush(self._soon, (at + seconds, next(self._numbers), passage))
        self._release()

    def _release(self) -> None:
        """Those whose time has come are ready."""
        loop, due = asyncio.get_running_loop(), []
        while self._soon and self._soon[0][0] <= loop.time():
            due.append(heapq.heappop(self._soon)[2])
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_at(self._soon[0][0], self._release) if self._soon and not self._closed else None
        self.put(due)

    def put_back(self, passage: Passage) -> None:
        """Taken, and not carried."""
        self._ready.appendleft(passage)
        self._wake(1)

    def campaigns(self) -> set[int]:
        """Of which campaigns something is ready."""
        every = chain(self._ready, (passage for _, _, passage in self._soon))
        return {passage.batch.of.sort.campaign_id or 0 for passage in every} - {0}

    def close(self) -> None:
        """Nothing more comes; what is there is still taken."""
        self._closed = True
        self._wake(len(self._waiting))

    def clear(self, which: Callable[[Passage], bool] = lambda passage: True) -> list[Passage]:
        """Take out what is not carried any more."""
        out = [passage for passage in self._ready if which(passage)]
        if out:
            self._ready = deque(passage for passage in self._ready if not which(passage))
        if self._soon:
            out += [passage for _, _, passage in self._soon if which(passage)]
            self._soon = [each for each in self._soon if not which(each[2])]
            heapq.heapify(self._soon)
        return out

    async def take(self, door: Door) -> Passage | None:
        """The next for this relay, once it serves; None when there will be none."""
        while True:
            if not self._ready:
                if self._closed:
                    return None
                await self._wait(None)
            elif pause := door.pause:
                if self._closed:
                    return None
                # We may have been woken in the place of a lane whose relay serves.
                self._wake(1)
                await self._wait(pause)
            else:
                return self._taken()

    def take_now(self, door: Door) -> Passage | None:
        """The next for this relay, if there is one and the relay serves."""
        return self._taken() if self._ready and not door.pause else None

    def _taken(self) -> Passage:
        passage = self._ready.popleft()
        if len(self._ready) == self.low:
            self.on_low()
        return passage

    async def _wait(self, seconds: float | None) -> None:
        if seconds is not None:
            await asyncio.sleep(min(seconds, 0.25))
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(woken)
        await woken

    def _wake(self, number: int) -> None:
        while number > 0 and self._waiting:
            woken = self._waiting.popleft()
            if not woken.done():
                woken.set_result(None)
                number -= 1
