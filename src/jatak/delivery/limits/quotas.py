"""Taking messages of a day's limits from the database, many at once, and returning those that did not go."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from jatak.database.statements import statements
from jatak.database.using import atomic, connection

SQL = statements("jatak.delivery.limits.sql", "quotas.sql")
KEPT = timedelta(days=92)


class Charge(NamedTuple):
    """One message of the limit of one day."""

    scope: str
    name: str
    day: date


class Quotas:
    """The quotas of one worker; `put_back` may be called from any thread, all else from that of the database."""

    def __init__(self) -> None:
        self._unsent: deque[Charge] = deque()

    def put_back(self, charges: Iterable[Charge]) -> None:
        """These messages did not go; they are returned with the next taking."""
        self._unsent.extend(charges)

    def take(self, wanted: Mapping[Charge, int], caps: Mapping[Charge, int]) -> Counter[Charge]:
        """Take up to so many of each, as far as the caps allow; what is granted is ours, also after a crash."""
        returned = Counter(self._unsent.popleft() for _ in range(len(self._unsent)))
        granted = Counter[Charge]()
        try:
            with atomic(), connection().cursor() as cursor:
                every = sorted(wanted.keys() | returned.keys())
                cursor.execute(SQL["ensure"], _columns(dict.fromkeys(every, 0)))
                cursor.execute(SQL["lock"], _columns(dict.fromkeys(every, 0)))
                taken = {Charge(scope, name, day): number for scope, name, day, number in cursor.fetchall()}
                cursor.execute(SQL["return"], _columns(returned))
                for charge, number in wanted.items():
                    free = caps[charge] - max(0, taken[charge] - returned[charge])
                    granted[charge] = max(0, min(number, free))
                cursor.execute(SQL["take"], _columns(granted))
        except BaseException:
            self._unsent.extend(returned.elements())
            raise
        return granted

    def return_unsent(self) -> None:
        """Return what did not go, now."""
        if self._unsent:
            self.take({}, {})

    def forget(self, day: date) -> None:
        """Quotas of long ago are of no more use."""
        with connection().cursor() as cursor:
            cursor.execute(SQL["forget"], {"before": day - KEPT})


def _columns(numbers: Mapping[Charge, int]) -> dict[str, Any]:
    return {
        "scopes": [charge.scope for charge in numbers],
        "names": [charge.name for charge in numbers],
        "days": [charge.day for charge in numbers],
        "numbers": list(numbers.values()),
    }
