"""How many rows of each decision and reason."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from jatak.imports.decision import Decision

Counts = Counter[tuple[Decision, str]]


def counted(rows: Iterable[tuple[Any, ...]]) -> Counts:
    """Rows of decision, reason and number."""
    counts: Counts = Counter()
    for decision, reason, number in rows:
        counts[Decision(decision), reason or ""] += int(number)
    return counts


def kept(counts: Counts) -> dict[str, dict[str, int]]:
    """As a file keeps them: by decision, and in each by reason."""
    told: dict[str, dict[str, int]] = {}
    for (decision, reason), number in sorted(counts.items()):
        told.setdefault(decision.value, {})[reason] = number
    return told


def read(told: dict[str, dict[str, int]]) -> Counts:
    """As a file has kept them."""
    return counted(
        (decision, reason, number) for decision, reasons in told.items() for reason, number in reasons.items()
    )
