"""What a company chose of how long it keeps: told, and chosen. Roles web and retention."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.database.using import atomic
from jatak.people.models import Controller, FormerLimits
from jatak.people.own_limits import MOST_MONTHS, choices_of, own_limits
from jatak.people.own_limits import choose as limit
from jatak.retention.clocks.clock import CHOSEN, UNLIMITED, Clock
from jatak.retention.models import Choice

LIMITED = (Clock.INACTIVITY, Clock.CUSTOMER)
"""These are limits of time that the gate keeps too, so their figures stand where it reads them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that stands: months, None for no limit of one's own; since when, and who chose it."""

    months: int | None
    by: str
    at: datetime | None
    """None where it came with a profile of the industry, or from before anybody was asked."""


def choice_of(controller: Controller, clock: Clock) -> Chosen | None:
    """The choice of a company about one clock; None: it has not chosen yet."""
    return choices_of_many([controller])[controller.pk].get(clock)


def choices_of_many(controllers: Iterable[Controller]) -> dict[int, dict[Clock, Chosen]]:
    """What each of these companies chose, by clock; a clock that is missing was not chosen yet."""
    every = list(controllers)
    found: dict[int, dict[Clock, Chosen]] = {each.pk: {} for each in every}
    rows = Choice.objects.filter(controller__in=every).order_by("controller", "clock", "-pk")
    for row in rows.distinct("controller", "clock"):
        found[row.controller_id][Clock(row.clock)] = Chosen(row.months, row.chosen_by, row.at)
    for company in every:
        for clock in LIMITED:
            if chosen := _limited(company, clock, found[company.pk].pop(clock, None)):
                found[company.pk][clock] = chosen
    return found


def unchosen(controllers: Iterable[Controller], rows: Mapping[tuple[int, str], int | None]) -> dict[int, list[Clock]]:
    """The clocks about which each company must still choose, since law is silent somewhere; asks nothing.

    `rows` are the newest choices of these companies: by company and clock the months, in any order.
    """
    return {each.pk: [clock for clock in CHOSEN if not _is_chosen(each, clock, rows)] for each in controllers}


def _is_chosen(company: Controller, clock: Clock, rows: Mapping[tuple[int, str], int | None]) -> bool:
    told = (company.pk, clock.value) in rows
    if clock not in LIMITED:
        return told
    months = _bound(company, clock)[0]
    return months is not None or (told and rows[company.pk, clock.value] is None)


def months_of(controllers: Iterable[Controller], clock: Clock) -> dict[int, int | None]:
    """The months that each of these companies chose, None where it set no limit or has not chosen."""
    return months_of_all(controllers, (clock,))[clock]


def months_of_all(
    controllers: Iterable[Controller], clocks: Sequence[Clock] = CHOSEN
) -> dict[Clock, dict[int, int | None]]:
    """The same of several clocks at once, by one query."""
    every, rows = list(controllers), [clock.value for clock in clocks if clock not in LIMITED]
    newest = Choice.objects.filter(controller__in=every, clock__in=rows).order_by("controller", "clock", "-pk")
    asked = newest.distinct("controller", "clock").values_list("controller_id", "clock", "months") if rows else ()
    chosen = {(pk, clock): months for pk, clock, months in asked}
    return {
        clock: {
            each.pk: _bound(each, clock)[0] if clock in LIMITED else chosen.get((each.pk, clock.value))
            for each in every
        }
        for clock in clocks
    }


def choose(controller: Controller, clock: Clock, months: int | None, by: str, at: datetime) -> Choice:
    """Take this as the company's choice; the same again is one more row and changes nothing. Raises UsageError."""
    if clock not in CHOSEN:
        raise UsageError(f"About {clock} there is no choice in months.", "Choose it where the collection points are.")
    if months is None and clock not in UNLIMITED:
        raise UsageError("Nothing may be kept for ever.", f"Write a whole number of months from 1 to {MOST_MONTHS}.")
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise UsageError(f"{months} is no number of months.", f"Write a whole number from 1 to {MOST_MONTHS}.")
    with atomic():
        if clock in LIMITED:
            had = choices_of(controller)
            wanted = replace(had, inactivity_months=months) if clock is Clock.INACTIVITY else None
            wanted = wanted or replace(had, window_months=months)
            if wanted != had:
                limit(controller, wanted, at, by)
        return Choice.objects.create(controller=controller, clock=clock, months=months, chosen_by=by, at=at)


def _limited(controller: Controller, clock: Clock, said: Chosen | None) -> Chosen | None:
    """What the gate keeps counts; who chose it is told by the row, where it is the same, or by the company's page."""
    months, by = _bound(controller, clock)
    if said is not None and said.months == months:
        return said
    if months is None:
        return None
    newest = FormerLimits.objects.filter(controller=controller).order_by("-until", "-pk").first()
    return Chosen(months, newest.changed_by if newest and not by else by, newest.until if newest and not by else None)


def _bound(controller: Controller, clock: Clock) -> tuple[int | None, str]:
    """The months, and the industry where they come with its profile."""
    own = own_limits(controller)
    bound = own.inactivity() if clock is Clock.INACTIVITY else own.window("sale")
    if bound is None:
        return None, ""
    return bound.months, own.profile.name if own.profile and bound.whose == "profile" else ""
