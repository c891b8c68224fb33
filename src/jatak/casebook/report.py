"""What came of a whole casebook."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jatak.casebook.problem import Skipped
from jatak.casebook.scoring import Figures, figures, figures_by
from jatak.casebook.verdict import Judged


@dataclass(frozen=True, slots=True)
class Report:
    """Every row that was judged, and every one that could not be."""

    file: str
    law_as_of: date
    rulebook: str
    judged: tuple[Judged, ...]
    skipped: tuple[Skipped, ...]

    @property
    def total(self) -> Figures:
        """The figures of all rows."""
        return figures(self.judged)

    @property
    def by_country(self) -> dict[str, Figures]:
        """The figures of each country."""
        return figures_by(lambda one: one.row["country"], self.judged)

    @property
    def by_aspect(self) -> dict[str, Figures]:
        """The figures of sending, collecting and leaving."""
        return figures_by(lambda one: one.row["aspect"], self.judged)

    @property
    def failures(self) -> list[Judged]:
        """The rows whose outcome or rule differs; first those whose outcome does, a false permit before all."""
        differing = [one for one in self.judged if not one.agrees]
        return sorted(differing, key=lambda one: (one.right, one.expected))

    def as_json(self) -> dict[str, Any]:
        """As the command prints it."""
        return {
            "file": self.file,
            "law_as_of": self.law_as_of.isoformat(),
            "rulebook": self.rulebook,
            **self.total.as_json(),
            "by_country": {name: each.as_json() for name, each in self.by_country.items()},
            "by_aspect": {name: each.as_json() for name, each in self.by_aspect.items()},
            "failures": [one.as_json() for one in self.failures],
            "skipped": [one.as_json() for one in self.skipped],
        }
