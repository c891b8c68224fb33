"""Lists a page at a time, from the last row of the page before; nothing is counted."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db.models import QuerySet
from ninja import Query
from pydantic import Field

MOST = 200
USUAL = 50

Cursor = Annotated[
    int | None,
    Query(None, ge=1, le=2**63 - 1, description="`next` of the page before; none begins at the newest."),
]
Limit = Annotated[int, Query(USUAL, ge=1, le=MOST, description="How many at most.")]


def newest_first(
    found: QuerySet[Any], cursor: int | None, limit: int, shown: Callable[[Any], Any], by: str = "pk"
) -> dict[str, Any]:
    """A page as it is shown, with the cursor of the next, None at the end."""
    rows = list((found.filter(**{f"{by}__lt": cursor}) if cursor else found).order_by(f"-{by}")[: limit + 1])
    more = rows[limit - 1] if len(rows) > limit else None
    return {"items": [shown(row) for row in rows[:limit]], "next": getattr(more, by) if more else None}


NEXT = Field(description="`cursor` of the next page; null at the end.")
