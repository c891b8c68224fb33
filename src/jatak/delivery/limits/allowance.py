"""What one relay may still take today, as far as this worker has reserved it; pure."""

from collections.abc import Callable
from datetime import date

PIECE = 100
"""So many messages are reserved at most: a worker that dies loses no more of the day."""
LOW = PIECE // 2
ASKED_AGAIN = 5.0
"""Seconds until a limit that was reached is looked at again; somebody may have raised it."""
SHORTLY = 0.05


class Allowance:
    """Messages of a daily limit that a worker holds for one relay."""

    def __init__(self) -> None:
        self.left: int | None = None
        """None where the relay has no daily limit."""
        self.spent = False
        """Whether the day's limit is reached."""
        self.on_low: Callable[[], None] = lambda: None
        self.day = date.min
        self._ask_from = 0.0

    def under(self, per_day: int | None, day: date) -> None:
        """What holds now; messages of yesterday's limit are no use today."""
        if per_day is None:
            self.left, self.spent = None, False
        elif self.left is None or day != self.day:
            self.left, self.spent, self._ask_from = 0, False, 0.0
        self.day = day

    @property
    def pause(self) -> float:
        """Seconds that a lane waits for more; 0 when there is some."""
        return SHORTLY if self.left is not None and self.left <= 0 else 0.0

    def use(self) -> None:
        """One message goes."""
        if self.left is not None:
            self.left -= 1
            if self.left == LOW or self.left <= 0:
                self.on_low()

    def unused(self) -> None:
        """It did not go after all."""
        if self.left is not None:
            self.left += 1

    def wants(self, at: float) -> int:
        """How many more to reserve now."""
        return PIECE - self.left if self.left is not None and self.left <= LOW and at >= self._ask_from else 0

    def got(self, number: int, at: float) -> bool:
        """So many were reserved; whether the limit is reached by this."""
        if self.left is None:
            return False
        before, self.left = self.spent, self.left + number
        self.spent = self.left <= 0
        self._ask_from = at if number else at + ASKED_AGAIN
        return self.spent and not before
