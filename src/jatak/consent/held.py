"""How many people hold which version of a notice."""

from collections.abc import Iterable
from datetime import datetime

from jatak.consent.models import Held
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.consent", "held.sql")


def count(at: datetime) -> None:
    """Count the holders of every version anew; for a job, since it reads all records."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["count"], {"at": at})


def held(versions: Iterable[int]) -> dict[int, Held]:
    """The figures of these versions as they were counted last; those that were not counted are not in it."""
    return Held.objects.in_bulk(list(versions))
