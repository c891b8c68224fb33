"""What is due of some people, and who of them has nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from jatak.database.statements import statements
from jatak.retention.clocks.asking import SQL as DUE
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.finding import Found

SQL = {
    name: words.replace("{messages}", DUE["messages"])
    for name, words in statements("jatak.retention.proof", "taking.sql").items()
}


@dataclass(frozen=True)
class Due:
    """The due things of people who are held."""

    found: list[Found]
    asked: Mapping[str, Any]
    """What every statement may name."""
    cursor: Any = field(repr=False, compare=False)

    @property
    def events(self) -> list[UUID]:
        """Consents that ended, by the event in which they were given."""
        return [each.event_id for each in self.found if each.event_id is not None]

    @property
    def filling(self) -> dict[str, Any]:
        """With these people and consents alone."""
        owners = [each.person_id for each in self.found if each.event_id is not None]
        people = sorted({each.person_id for each in self.found})
        return {**self.asked, "people": people, "events": self.events, "owners": owners}

    def with_nothing_else(self) -> set[int]:
        """Those of whom nothing is left but this."""
        if not self.found:
            return set()
        self.cursor.execute(SQL["nothing_else"], self.filling)
        return {row[0] for row in self.cursor.fetchall()}

    def but(self, people: Collection[int]) -> "Due":
        """Of the others."""
        return replace(self, found=[each for each in self.found if each.person_id not in people])


def due_of(cursor: Any, asked: Mapping[str, Any]) -> Due:
    """What is due of the people who are asked about."""
    cursor.execute(DUE[Clock.PROOF], asked)
    return Due([Found._make(row) for row in cursor.fetchall()], asked, cursor)
