"""How far an export is, by the lines that are written of those that are expected."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Far:
    """What is being written, its lines so far, and the share of the whole that is done; None where nobody knows."""

    writing: str
    lines: int = 0
    share: float | None = None


Watch = Callable[[Far], None]


def unwatched(far: Far) -> None:
    """For whom does not look."""


class Pace:
    """Tells how far it is, file after file; one of which few lines are expected takes no time."""

    def __init__(self, expected: int, watch: Watch) -> None:
        self._expected, self._watch = expected, watch
        self._done = 0

    def of(self, path: str, expected: int) -> Callable[[int], None]:
        """What is to be told the lines of the next file."""
        before = self._done
        self._done += expected

        def told(lines: int) -> None:
            done = before + min(lines, expected)
            self._watch(Far(path, lines, done / self._expected if self._expected else None))

        return told
