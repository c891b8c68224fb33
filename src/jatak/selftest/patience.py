"""Waiting for what others do: a worker, a mail server, the reader of a mailbox."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Patience:
    """So many seconds for each thing that is waited for, looked at again after a pause."""

    def __init__(self, seconds: float, pause: float = 1.0) -> None:
        self.seconds, self._pause = seconds, pause

    def until(self, found: Callable[[], T | None]) -> T | None:
        """What is found within the time, None where nothing is."""
        end = time.monotonic() + self.seconds
        while (there := found()) is None and time.monotonic() < end:
            time.sleep(self._pause)
        return there
