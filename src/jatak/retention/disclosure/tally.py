"""Counting events while they pass by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jatak.evidence.contents import Row


@dataclass
class Tally:
    """How many events of which kind and company were written, and of what time."""

    counts: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    first: str | None = None
    last: str | None = None

    def watching(self, events: Iterable[Row]) -> Iterator[Row]:
        """The same events, counted as they pass."""
        for event in events:
            entry = event["entry"]
            self.counts[entry["controller"], entry["kind"]] += 1
            self.first = min(self.first or entry["recorded_at"], entry["recorded_at"])
            self.last = max(self.last or entry["recorded_at"], entry["recorded_at"])
            yield event

    @property
    def total(self) -> int:
        """How many events there were."""
        return self.counts.total()
