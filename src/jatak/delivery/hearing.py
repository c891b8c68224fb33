"""What a worker has heard of stops, and whether it hears at all; time is handed in, in seconds of a monotonic clock."""

import threading
from collections.abc import Callable

DEAF_AFTER = 0.5
"""A worker hands nothing over when the newest of its own pulses that came back was sent longer ago than this."""
STALE_AFTER = 60.0
"""What was gathered longer ago than this is gathered again."""

NEVER = float("-inf")


class Hearing:
    """Stops that were heard, by person; safe to use from several threads.

    Notices arrive in the order of their commits, so a pulse that came back proves that every stop committed before it
    was sent has been heard.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._listening_since = float("inf")
        self._pulses: dict[str, float] = {}
        self._proven = NEVER
        self._stops: dict[int, float] = {}
        self._everybody = NEVER

    def connected(self) -> None:
        """Listening begins; what was gathered before may have missed a stop."""
        with self._lock:
            self._listening_since = self._clock()
            self._proven = NEVER
            self._pulses.clear()

    def lost(self) -> None:
        """The connection broke."""
        with self._lock:
            self._listening_since = float("inf")
            self._proven = NEVER

    def pulse_sent(self, pulse: str) -> None:
        """A pulse is about to be sent."""
        with self._lock:
            self._pulses[pulse] = self._clock()

    def pulse_heard(self, pulse: str) -> None:
        """One of our own pulses came back."""
        with self._lock:
            self._proven = max(self._proven, self._pulses.pop(pulse, NEVER))
            self._forget()

    def stop_heard(self, person: str) -> None:
        """Somebody's permission may have changed; a notice that names no person is about everybody."""
        with self._lock:
            if person.isascii() and person.isdigit():
                self._stops[int(person)] = self._clock()
            else:
                self._everybody = self._clock()

    def begin(self) -> float | None:
        """The instant to gather after, None while we are deaf."""
        with self._lock:
            return self._clock() if self._hears() else None

    def may_send(self, person_id: int, since: float) -> bool:
        """Whether what was gathered after `since` still holds for this person."""
        with self._lock:
            return self._holds(since) and self._stops.get(person_id, NEVER) < since

    def holds(self, since: float) -> bool:
        """Whether what was gathered after `since` still holds for those whom no stop named."""
        with self._lock:
            return self._holds(since)

    def _holds(self, since: float) -> bool:
        fresh = self._listening_since <= since and self._clock() - since <= STALE_AFTER
        return self._hears() and fresh and self._everybody < since

    def _hears(self) -> bool:
        return self._clock() - self._proven <= DEAF_AFTER

    def _forget(self) -> None:
        """Nothing gathered longer ago than STALE_AFTER is sent, so older stops and pulses tell nothing."""
        before = self._clock() - 2 * STALE_AFTER
        self._stops = {person: at for person, at in self._stops.items() if at > before} if self._stops else {}
        self._pulses = {pulse: at for pulse, at in self._pulses.items() if at > before}
