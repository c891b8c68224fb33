"""The people behind one figure of the newest count."""

from dataclasses import asdict, dataclass

from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.retention.lists.standing import Ground, Standing
from jatak.retention.models import ListCount

SQL = statements("jatak.retention.lists", "people.sql")


@dataclass(frozen=True, slots=True)
class Figure:
    """Which figure: a class of a list, or the part of it that is of one source or one age."""

    ground: Ground
    channel: str
    standing: Standing
    source: str = ""
    """Empty: of every source."""
    age: int | None = None


def people_of(count: ListCount, figure: Figure, after: int, at_most: int) -> list[int]:
    """The numbers of the next people, rising; nobody for a count that is not the newest."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["next"], {"count": count.pk, "after": after, "at_most": at_most, **asdict(figure)})
        return [person for (person,) in cursor.fetchall()]
