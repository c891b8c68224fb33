"""Who was erased since the backup, erased again."""

from collections.abc import Iterable
from datetime import datetime

from jatak.backup.replaying.inserting import Row
from jatak.people.models import Person
from jatak.retention.erasure.erasing import erase
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.models import Why


def erase_again(rows: Iterable[Row]) -> int:
    """Erase each who is in the backup, as of then and by whoever it was; how many were. Takes the role by itself.

    Of whom one company let go, it does so again; lines of before that could be name none.
    """
    return sum(_erased(row) for row in rows)


def _erased(row: Row) -> int:
    there = Person.objects.filter(pk__in=row["people"]).order_by("pk").values_list("pk", flat=True)
    at = datetime.fromisoformat(row["at"])
    why, company = Why(row["why"]), row.get("company")
    if company is None:
        return sum(erase(person_id, why, at, row["by"]) is not None for person_id in list(there))
    return sum(erase_at(person_id, company, why, at, row["by"]) is not None for person_id in list(there))
