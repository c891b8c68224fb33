"""What is wrong with a row, where, and what would be right."""

from dataclasses import dataclass
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong."""

    place: str
    """The place in the row, such as `consent.indication`; empty for the row itself."""
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that cannot be judged."""

    line: int
    id: str | None
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """As the command prints it."""
        return {"line": self.line, "id": self.id, "problems": [problem._asdict() for problem in self.problems]}
