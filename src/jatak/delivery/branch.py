"""What a worker has of one channel: a queue, who fills it, and the doors through which it empties."""

from collections.abc import Callable
from dataclasses import dataclass

from jatak.delivery.preparing import Preparer
from jatak.delivery.queue import Queue
from jatak.delivery.relays import Door
from jatak.gate.message import Channel


@dataclass(slots=True)
class Branch:
    """One channel of a worker; it sleeps while nothing of it waits, so that it costs the others nothing."""

    channel: Channel
    queue: Queue
    preparer: Preparer
    doors: list[Door]
    asleep_until: float = 0.0
    """By the clock of the loop."""
    woken: bool = True
    """Whether something happened since it was looked at."""

    @property
    def closed_for(self) -> float:
        """Seconds until one of its doors may be tried again."""
        return min(door.closed_for for door in self.doors)

    def awake(self, then: Callable[[], None]) -> Callable[[], None]:
        """What to call when it is to be looked at now."""

        def called() -> None:
            self.woken = True
            then()

        return called
