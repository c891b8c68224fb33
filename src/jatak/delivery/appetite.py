"""How many messages to claim at once, so that none waits long behind the others."""

SOON, LATE = 1.5, 10.0
"""Seconds in which a batch should be carried: sooner, and the next may be larger; later, and it must be smaller."""
FIRST, LEAST = 100, 20


class Appetite:
    """Grows while batches go fast and shrinks where a relay is slow; time is handed in, in seconds."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.size = min(FIRST, most)
        """What to claim next."""
        self._last: float | None = None

    def had(self, at: float) -> None:
        """A batch was claimed, because the one before was nearly through."""
        if self._last is not None and at - self._last < SOON:
            self.size = min(2 * self.size, self._most)
        elif self._last is not None and at - self._last > LATE:
            self.size = min(max(self.size // 2, LEAST), self._most)
        self._last = at

    def nothing_there(self) -> None:
        """Nothing was due: how long the next takes to come tells nothing of the relay."""
        self._last = None
