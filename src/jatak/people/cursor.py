"""Places in one history that is put together of several tables, each newest first."""

import re
from datetime import UTC, datetime
from enum import IntEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q


class Source(IntEnum):
    """The kinds of entries, in the order in which those of one instant are shown."""

    EVENT = 1
    MESSAGE = 2
    RELATION_BACK = 3
    RELATION_END = 4
    RELATION = 5
    RESTRICTION_END = 6
    RESTRICTION = 7
    PROFILE = 8
    UNREACHABLE_END = 9
    UNREACHABLE = 10
    PAUSE_END = 11
    PAUSE = 12
    NUMBER_END = 13
    NUMBER = 14


class Cursor(NamedTuple):
    """The last entry that was shown; what follows is older."""

    at: datetime
    source: Source
    id: str

    def __str__(self) -> str:
        return f"{int(self.at.timestamp() * 1_000_000)}-{self.source.value}-{self.id}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """From an address; None for what is none."""
        found = re.fullmatch(r"(\d{1,17})-([1-9]|1[0-4])-([\da-f-]{1,36})", text, re.ASCII)
        if found is None:
            return None
        source, id = Source(int(found[2])), found[3]
        if not (_is_uuid(id) if source is Source.EVENT else re.fullmatch(r"\d{1,18}", id)):
            return None
        at = datetime.fromtimestamp(int(found[1]) // 1_000_000, UTC).replace(microsecond=int(found[1]) % 1_000_000)
        return cls(at, source, id)


def older(cursor: Cursor | None, source: Source, at: str) -> Q:
    """What of a table comes after the cursor; `at` is its column of time."""
    if cursor is None:
        return Q()
    earlier = Q(**{f"{at}__lt": cursor.at})
    same = Q(**{at: cursor.at})
    if source > cursor.source:
        return earlier | same
    return earlier | (same & Q(id__lt=cursor.id)) if source == cursor.source else earlier


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
