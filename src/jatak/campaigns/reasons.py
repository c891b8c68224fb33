"""Why people are in or out, with how many: the same words wherever they are shown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from jatak.gate.decision import Decision


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One answer of the gate, in words; a ground where it is yes, a rule where it is no."""

    permitted: bool
    rule: str
    because: str
    would_change: str

    @classmethod
    def of(cls, decision: Decision) -> "Reason":
        """What this decision says."""
        return cls(decision.permitted, decision.rule, decision.because, decision.would_change)


def listed(counted: Counter[Reason]) -> list[dict[str, Any]]:
    """As plain values: the permits first, then by how many there are."""
    order = sorted(counted.items(), key=lambda item: (not item[0].permitted, -item[1], item[0]))
    return [{**asdict(reason), "people": people} for reason, people in order if people]


def read(kept: Iterable[dict[str, Any]]) -> Counter[Reason]:
    """From the plain values again."""
    return Counter({Reason(**{k: v for k, v in each.items() if k != "people"}): each["people"] for each in kept})
