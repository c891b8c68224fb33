"""How long one connection waits: one alarm that is moved, instead of one per command."""

import asyncio
import math
from collections.abc import Callable


class Patience:
    """Rings once when what `begin` allowed has run out and nobody said `end`."""

    def __init__(self, loop: asyncio.AbstractEventLoop, ring: Callable[[], None]) -> None:
        self._loop, self._ring = loop, ring
        self._until = math.inf
        self._alarm: asyncio.TimerHandle | None = None
        self._alarm_at = math.inf

    def begin(self, seconds: float) -> None:
        """Wait from now on, that long."""
        self._until = until = self._loop.time() + seconds
        if until < self._alarm_at:
            self._set(until)

    def end(self) -> None:
        """What we waited for is here; the alarm stays and finds nothing to do, which is cheaper than taking it away."""
        self._until = math.inf

    def stop(self) -> None:
        """Never ring again."""
        if self._alarm:
            self._alarm.cancel()
        self._alarm, self._alarm_at, self._until = None, math.inf, math.inf

    def _set(self, at: float) -> None:
        if self._alarm:
            self._alarm.cancel()
        self._alarm, self._alarm_at = self._loop.call_at(at, self._rings), at

    def _rings(self) -> None:
        self._alarm, self._alarm_at = None, math.inf
        if self._loop.time() >= self._until:
            self._ring()
        elif self._until < math.inf:
            self._set(self._until)
