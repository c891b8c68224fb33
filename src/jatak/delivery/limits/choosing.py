"""Setting and taking back limits; raises UsageError where one is impossible."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.delivery.limits.book import EVERY, todays_cap
from jatak.delivery.models import Limit, Quota, Scope
from jatak.people.addresses import InvalidAddress, normalise_email
from jatak.people.models import Brand, Controller

MOST_A_DAY = 1_000_000_000
MOST_A_SECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """A limit, what it allows today, and what of that is taken."""

    limit: Limit
    today: int | None
    taken: int
    """Of `*`: by the domain that took most."""


def set_limit(scope: str, name: str, **values: Any) -> Limit:
    """Set some fields of a limit and keep its others; None takes one back."""
    of = scope_of(scope)
    known = name_of(of, name)
    _check(values)
    with atomic():
        limit, _ = Limit.objects.update_or_create(scope=of.value, name=known, defaults=values)
        if all(getattr(limit, field) is None for field in ("per_second", "per_day", "warm_from")):
            raise UsageError(f"Nothing would be left of the limit of {scope} {name}.", "Use `jatak limit remove`.")
    return limit


def remove_limit(scope: str, name: str) -> None:
    """Take a limit back."""
    of = scope_of(scope)
    # A brand that has another name by now still has its limit.
    known = name if of is Scope.BRAND else name_of(of, name)
    if not Limit.objects.filter(scope=of.value, name=known).delete()[0]:
        raise UsageError(f"There is no limit of {scope} {name}.", "`jatak limit list` shows those that there are.")


def standings(day: date) -> list[Standing]:
    """Every limit as it stands on this day."""
    taken: dict[tuple[str, str], int] = {}
    for scope, name, number in Quota.objects.filter(day=day).values_list("scope", "name", "taken"):
        taken[scope, name] = number
    limits = list(Limit.objects.order_by("scope", "name"))
    own = {limit.name for limit in limits if limit.scope == Scope.DOMAIN}
    most = max((n for (scope, name), n in taken.items() if scope == Scope.DOMAIN and name not in own), default=0)
    return [
        Standing(each, todays_cap(each, day), most if each.name == EVERY else taken.get((each.scope, each.name), 0))
        for each in limits
    ]


def scope_of(word: str) -> Scope:
    """The scope of this name."""
    try:
        return Scope(word)
    except ValueError:
        raise UsageError(f"There is no limit of a {word!r}.", f"Say one of {', '.join(Scope.values)}.") from None


def name_of(scope: Scope, name: str) -> str:
    """The name as messages carry it: domains in A-labels, brands and companies as they are written."""
    if scope is Scope.DOMAIN:
        return name if name == EVERY else _domain(name)
    if scope is Scope.BRAND:
        brands, companies = (each.objects.values_list("name", flat=True) for each in (Brand, Controller))
        known = sorted({*brands, *companies})
        if name not in known:
            raise UsageError(f"There is no brand or company {name}.", f"There are: {', '.join(known[:10]) or 'none'}.")
    return name


def _domain(name: str) -> str:
    try:
        return normalise_email(f"postmaster@{name.strip()}").partition("@")[2]
    except InvalidAddress:
        raise UsageError(f"{name!r} is no domain.", "Write it as example.com, or * for every domain.") from None


def _check(values: dict[str, Any]) -> None:
    _within("--per-second", values.get("per_second"), MOST_A_SECOND)
    for option, field in (("--per-day", "per_day"), ("--first", "warm_first")):
        _within(option, values.get(field), MOST_A_DAY)
    _within("--days", values.get("warm_days"), 366)
    growth = values.get("warm_growth")
    if growth is not None and not 1 <= growth <= 10:
        raise UsageError(f"--growth {growth:g} is no growth.", "Write a factor from 1 to 10, such as 1.5.")


def _within(option: str, number: float | None, most: int) -> None:
    if number is not None and not 0 < number <= most:
        raise UsageError(f"{option} {number:g} is not possible.", f"Write a number above 0, at most {most:,}.")
