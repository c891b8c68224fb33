"""How often the gate and the authorities agree.

A gate that always says no would be right in most published decisions, since they are about breaches. So what counts is
the mean of the shares right among permits and among denies, and above all that nothing unlawful is let through.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jatak.casebook.verdict import Judged


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of rows by what the authority said, and of those how many the gate decides alike."""

    rows: int
    permits: int
    permits_right: int
    denies: int
    denies_right: int
    same_rule: int

    @property
    def false_permits(self) -> int:
        """Rows that an authority held unlawful and the gate lets through."""
        return self.denies - self.denies_right

    @property
    def false_denials(self) -> int:
        """Rows that an authority held lawful and the gate stops."""
        return self.permits - self.permits_right

    @property
    def balanced_accuracy(self) -> float | None:
        """The mean of the shares right, 0 to 1; None unless both outcomes occur."""
        if not (self.permits and self.denies):
            return None
        return (self.permits_right / self.permits + self.denies_right / self.denies) / 2

    @property
    def rule_agreement(self) -> float | None:
        """The share of rows in which the same rule decides, 0 to 1; None without a row."""
        return self.same_rule / self.rows if self.rows else None

    def as_json(self) -> dict[str, Any]:
        """As the command prints them."""
        return {
            "rows": self.rows,
            "permits": self.permits,
            "permits_right": self.permits_right,
            "denies": self.denies,
            "denies_right": self.denies_right,
            "balanced_accuracy": self.balanced_accuracy,
            "false_permits": self.false_permits,
            "false_denials": self.false_denials,
            "rule_agreement": self.rule_agreement,
        }


def figures(judged: Iterable[Judged]) -> Figures:
    """The figures of these rows."""
    every = list(judged)
    permits = [one for one in every if one.expected == "permit"]
    denies = [one for one in every if one.expected == "deny"]
    return Figures(
        rows=len(every),
        permits=len(permits),
        permits_right=sum(one.right for one in permits),
        denies=len(denies),
        denies_right=sum(one.right for one in denies),
        same_rule=sum(one.same_rule for one in every),
    )


def figures_by(key: Callable[[Judged], str], judged: Iterable[Judged]) -> dict[str, Figures]:
    """The figures of each group of rows, in the order of their names."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    return {name: figures(groups[name]) for name in sorted(groups)}
