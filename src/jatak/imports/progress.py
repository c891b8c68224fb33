"""How far an import has come."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """What is being done."""

    WAITING = "waiting"
    """Another import is under way."""
    READING = "reading"
    OBJECTIONS = "objections"
    CONSENTS = "consents"


@dataclass(frozen=True, slots=True)
class Progress:
    """A step, and how many of its rows are done; `total` is None while nobody knows."""

    step: Step
    done: int = 0
    total: int | None = None
    seconds: float = 0.0
    """Since the step began."""

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to go, None while nobody knows."""
        return None if self.total is None or not self.rate else (self.total - self.done) / self.rate


Hears = Callable[[Progress], None]
"""Who is told; called often, from one thread at a time."""


def nobody(_: Progress) -> None:
    """Who hears nothing."""
