"""What a spam filter said."""

from dataclasses import dataclass

from jatak.base.errors import JatakError


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that matched."""

    name: str
    points: float
    """Points above zero speak for spam, below zero against it."""
    words: str
    """What it means, in the filter's own words; may be empty."""


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of points, and from how many on a message counts as spam."""

    program: str
    score: float
    threshold: float
    rules: tuple[Rule, ...]
    """Those that weigh most first."""

    @property
    def is_spam(self) -> bool:
        """Whether this filter would call it spam."""
        return self.score >= self.threshold


class SpamCheckFailed(JatakError):
    """A filter is there and gave no answer that can be read."""


def weighed(rules: list[Rule]) -> tuple[Rule, ...]:
    """The rules in the order of their weight, the heaviest first."""
    return tuple(sorted(rules, key=lambda rule: (-abs(rule.points), rule.name)))
