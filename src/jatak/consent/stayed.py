"""How many of those who said yes at a place were gone within a month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from jatak.consent.models import Stayed as Kept
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.consent", "stayed.sql")


@dataclass(frozen=True, slots=True)
class Stayed:
    """Of the yeses that are between a month and four months old."""

    said_yes: int = 0
    left: int = 0
    """Taken back within 30 days."""

    @property
    def share_left(self) -> float | None:
        """The share that left; None while there is none so old."""
        return self.left / self.said_yes if self.said_yes else None

    def __add__(self, other: "Stayed") -> "Stayed":
        return Stayed(self.said_yes + other.said_yes, self.left + other.left)


def count(at: datetime) -> None:
    """Count them anew; for a job, since it reads all records. Role consent."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["count"], {"at": at})


def stayed(versions: Iterable[int]) -> dict[int, Stayed]:
    """As they were counted last, of each of these versions of collection points; role consent."""
    wanted = list(versions)
    kept = Kept.objects.in_bulk(wanted)
    return {pk: Stayed(kept[pk].said_yes, kept[pk].left) if pk in kept else Stayed() for pk in wanted}
