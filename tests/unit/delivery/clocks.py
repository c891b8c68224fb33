"""A clock that the test turns."""

from datetime import date


class Clock:
    """Seconds of a monotonic clock, and a day."""

    day = date(2026, 5, 4)

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now
