"""A row with the two answers to it: the authority's and the gate's."""

import re
from dataclasses import dataclass
from typing import Any

from jatak.casebook.reading import Row
from jatak.law.source import Source

ALSO = re.compile(r"\balso: ([a-z_]+(?:, [a-z_]+)*)")


@dataclass(frozen=True, slots=True)
class Said:
    """What the gate says, whatever it was asked."""

    outcome: str
    rule: str
    because: str
    would_change: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One row, decided."""

    row: Row
    got: Said

    @property
    def expected(self) -> str:
        """The outcome that the authority reached."""
        return str(self.row["expect"]["outcome"])

    @property
    def right(self) -> bool:
        """Whether the outcome is the authority's."""
        return self.got.outcome == self.expected

    @property
    def same_rule(self) -> bool:
        """Whether the rule that decided is the authority's."""
        return bool(self.got.rule == self.row["expect"]["rule"])

    @property
    def agrees(self) -> bool:
        """Whether both are."""
        return self.right and self.same_rule

    @property
    def named_also(self) -> bool:
        """Whether the authority named the gate's rule beside its own: `also: rule, rule` in the note."""
        return any(self.got.rule in rules.split(", ") for rules in ALSO.findall(self.row["note"] or ""))

    def as_json(self) -> dict[str, Any]:
        """Both answers with their reasons."""
        row, got = self.row, self.got
        told = {name: row[name] for name in ("id", "country", "aspect", "authority", "date", "name", "source")}
        sources = [{"cite": s.cite, "source": s.source, "status": s.status} for s in got.sources]
        return {
            **told,
            "outcome_differs": not self.right,
            "named_also": self.named_also,
            "expected": {**row["expect"], "because": row["note"]},
            "got": {
                "outcome": got.outcome,
                "rule": got.rule,
                "because": got.because,
                "would_change": got.would_change,
                "sources": sources,
            },
        }
