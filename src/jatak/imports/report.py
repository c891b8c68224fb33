"""What an import did, for people and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jatak.imports.decision import Decision


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one file."""

    file: str
    import_id: int | None
    """None after a dry run, which leaves nothing behind."""
    rows: int
    """Rows of which something was decided; a line with two addresses is two."""
    counts: Mapping[tuple[Decision, str], int] = field(default_factory=dict)
    """By decision and reason."""
    already_loaded: bool = False
    """The same file was loaded by the same plan before; nothing was done."""
    dry_run: bool = False
    people: int = 0
    """How many were new here; 0 for a dry run."""
    seconds: float = 0.0

    def of(self, decision: Decision) -> int:
        """How many rows of one decision."""
        return sum(count for (made, _), count in self.counts.items() if made == decision)

    def as_json(self) -> dict[str, Any]:
        """The report as one object, counts by decision and then by reason."""
        told: dict[str, dict[str, int]] = {}
        for (decision, reason), count in sorted(self.counts.items()):
            told.setdefault(str(decision), {})[reason] = count
        return {
            "file": self.file,
            "import": self.import_id,
            "rows": self.rows,
            "decisions": {decision: sum(reasons.values()) for decision, reasons in told.items()},
            "reasons": told,
            "already_loaded": self.already_loaded,
            "dry_run": self.dry_run,
            "people": self.people,
            "seconds": round(self.seconds, 1),
        }
