"""When people were sent something last, as archived months know it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from jatak.database.using import connection
from jatak.delivery.archive.engine import engine
from jatak.delivery.archive.intact import intact
from jatak.delivery.archive.leaving import Pair
from jatak.delivery.archive.reading import EPOCH, source
from jatak.delivery.archive.records import records

NEWEST = """
SELECT person_id, controller_id, epoch_us(max(coalesce(offered_at, created_at)) FILTER (WHERE state <> 'dropped'))
FROM {files} WHERE person_id IN ({people}) GROUP BY person_id, controller_id
"""


def last_sent(people: Sequence[int]) -> dict[Pair, datetime | None]:
    """Of each person and company the last time, None where nothing went; whoever is in no archived month is left out.

    Raises JatakError when a file is missing or changed.
    """
    with connection().cursor() as cursor:
        files = [intact(record) for record in records(cursor)]
    if not files or not people:
        return {}
    asked = NEWEST.format(files=source(files), people=", ".join(str(int(each)) for each in people))
    with engine() as duck:
        return {(person, company): _instant(at) for person, company, at in duck.execute(asked).fetchall()}


def _instant(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else EPOCH + timedelta(microseconds=microseconds)
