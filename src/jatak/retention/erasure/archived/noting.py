"""Writing down what has to leave archived months, in the transaction in which it goes elsewhere."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from jatak.database.statements import array
from jatak.retention.erasure.archived import SQL
from jatak.retention.erasure.finding import Those


def note_erased(those: Those, erasures: Mapping[int, UUID]) -> None:
    """All of these people; where no month is archived there is nothing to note."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, owner in sorted({**those.owners, **those.ledger}.items()):
        numbers[owner].append(number)
    filling = {
        "at": those.at,
        "company": those.company,
        "people": list(erasures),
        "erasures": list(erasures.values()),
        "numbers": [array(numbers[each]) for each in erasures],
        "countries": [array(filter(None, those.homes[each])) for each in erasures],
    }
    those.cursor.execute(SQL["note_people"], filling)


def note_released(cursor: Any, people: Sequence[int], companies: Sequence[int], at: datetime) -> None:
    """What one company each had locked of them, by the number of then."""
    cursor.execute(SQL["note_released"], {"people": people, "companies": companies, "at": at})
