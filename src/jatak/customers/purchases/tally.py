"""What was met while reading a file."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

EXAMPLES = 5


@dataclass
class Refusals:
    """Things that could not be used, by reason, with the first lines of each."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)

    def add(self, reason: str, line: int) -> None:
        """Count one."""
        self.counts[reason] += 1
        examples = self.examples.setdefault(reason, [])
        if len(examples) < EXAMPLES:
            examples.append(line)

    def total(self) -> int:
        """How many of all reasons."""
        return self.counts.total()

    def as_json(self) -> dict[str, Any]:
        """Reason to count and first lines."""
        return {reason: {"count": n, "lines": self.examples[reason]} for reason, n in self.counts.most_common()}


@dataclass
class Tally:
    """What was met while reading."""

    lines: int = 0
    refused: Refusals = field(default_factory=Refusals)
    broken_addresses: Refusals = field(default_factory=Refusals)
    unknown_countries: Counter[str] = field(default_factory=Counter)
    """Lines, by the name in the file."""
