"""What all chunks of one import share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.imports.plan import Plan


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is done at once."""

    chunk: int = 25_000
    """Rows in one transaction."""
    writers: int = 2


PACE = Pace()


@dataclass(frozen=True, slots=True)
class Work:
    """One import under way."""

    file_id: int
    plan: Plan
    at: datetime
    """When it is heard here."""
    by: str
    pace: Pace = PACE

    def values(self) -> dict[str, Any]:
        """What the statements share."""
        return {
            "file": self.file_id,
            "controller": self.plan.controller_id,
            "system": self.plan.system,
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows from one number to another."""

    first: int
    last: int
    rows: int

    def values(self) -> dict[str, int]:
        """What the statements of a chunk are told."""
        return {"first": self.first, "last": self.last}
