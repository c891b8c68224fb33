"""Which messages are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jatak.delivery.archive.records import Record


@dataclass(frozen=True, slots=True)
class Wanted:
    """Messages of which all that is named holds."""

    id: int | None = None
    person_id: int | None = None
    controller_id: int | None = None
    campaign_id: int | None = None
    marketing: bool | None = None
    created_after: datetime | None = None
    created_by: datetime | None = None

    def may_be_in(self, record: Record) -> bool:
        """Whether a month's file can hold one of them."""
        first, last = record.first_id, record.last_id
        if first is None or last is None:
            return False
        return (
            (self.id is None or first <= self.id <= last)
            and (self.created_after is None or record.month >= _month(self.created_after))
            and (self.created_by is None or record.month <= _month(self.created_by))
        )

    def where(self) -> tuple[str, list[Any]]:
        """As a condition of SQL with its values."""
        parts = list(self._parts())
        return " AND ".join(condition for condition, _ in parts) or "true", [value for _, value in parts]

    def _parts(self) -> Iterator[tuple[str, Any]]:
        for name in ("id", "person_id", "controller_id", "campaign_id", "marketing"):
            if (value := getattr(self, name)) is not None:
                yield f"{name} = ?", value
        for instant, sign in ((self.created_after, ">"), (self.created_by, "<=")):
            if instant is not None:
                yield f"created_at {sign} ?::TIMESTAMPTZ", instant.isoformat()


def _month(instant: datetime) -> date:
    return instant.date().replace(day=1)
