"""The limits that stand, as a worker reads them every few seconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jatak.delivery.limits.plan import WarmUp, cap
from jatak.delivery.models import Limit, Scope

EVERY = "*"


@dataclass(frozen=True, slots=True)
class Bound:
    """What holds today for one domain, brand or relay."""

    scope: str
    name: str
    per_second: float | None
    per_day: int | None


class Book:
    """The limits of one day, by what they count."""

    def __init__(self, limits: Iterable[Limit] = (), day: date = date.min) -> None:
        self.day = day
        self._of = {(limit.scope, limit.name): _bound(limit, day) for limit in limits}
        self._every = self._of.pop((Scope.DOMAIN.value, EVERY), None)
        self.domains = self._every is not None or any(scope == Scope.DOMAIN for scope, _ in self._of)
        """Whether any domain has a limit."""

    def of(self, scope: Scope, name: str) -> Bound | None:
        """What holds for it, None where nothing does; each domain without a limit of its own has that of `*`,
        but for telephone numbers, which have none."""
        found = self._of.get((scope.value, name))
        if found is None and scope is Scope.DOMAIN and self._every and name and not name.startswith("+"):
            return Bound(scope.value, name, self._every.per_second, self._every.per_day)
        return found


def read_book(day: date) -> Book:
    """The limits as they stand; one query."""
    return Book(Limit.objects.all(), day)


def todays_cap(limit: Limit, day: date) -> int | None:
    """The most messages that a limit allows on this day, its plan of warming up counted; None for no limit."""
    warm_up = None
    if limit.warm_from is not None:
        warm_up = WarmUp(limit.warm_from, limit.warm_first or 0, limit.warm_growth or 1, limit.warm_days or 0)
    return cap(day, limit.per_day, warm_up)


def _bound(limit: Limit, day: date) -> Bound:
    return Bound(limit.scope, limit.name, limit.per_second, todays_cap(limit, day))
