"""Limits of time as data, so that a query can compare instants computed beforehand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from jatak.law.pack import Pack
from jatak.law.parameter import Limit, Value
from jatak.law.parameters import (
    CONSENT_AGE,
    CONSENT_CONFIRM,
    CONSENT_LAPSE,
    CUSTOMER_AFTER_END,
    CUSTOMER_CHARITY,
    CUSTOMER_WINDOW,
    INACTIVITY,
)
from jatak.law.vocabulary import INDICATIONS, RELATIONS


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one country, or the strictest of several; None where there is no limit.

    A consent is fresh, and a customer within the window, while fewer whole months have passed; a person is
    inactive once that many have passed; under age while younger.
    """

    unused_consent_months: int | None
    inactivity_months: int | None
    window_months: Mapping[str, int | None]
    """By relation kind (`sale`, `subscription`, ...)."""
    window_from_end: bool
    """Whether the window of a contract counts from its end, so that one that runs is always within it."""
    min_age: int | None
    charity_details_from: date | None
    """A charity's supporters count as its customers only if their address was taken on this day or later."""
    confirm: frozenset[str]
    """Acts of consent that prove nothing unless confirmed from the address, or whose address is known otherwise."""


def _amount(value: Value[Limit]) -> int | None:
    return value.value.amount if value.value else None


def of(pack: Pack) -> Limits:
    """The limits that one pack sets."""
    windows, charity = pack[CUSTOMER_WINDOW].value, pack[CUSTOMER_CHARITY]
    return Limits(
        unused_consent_months=_amount(pack[CONSENT_LAPSE]),
        inactivity_months=_amount(pack[INACTIVITY]),
        window_months=MappingProxyType({kind: windows[kind].amount if windows else None for kind in RELATIONS}),
        window_from_end=pack[CUSTOMER_AFTER_END].value == "within_window",
        min_age=_amount(pack[CONSENT_AGE]),
        charity_details_from=charity.valid_from if charity.value else None,
        confirm=frozenset(INDICATIONS) if (acts := pack[CONSENT_CONFIRM].value) is None else acts,
    )


def strictest(several: Iterable[Limits]) -> Limits:
    """The shortest time, the highest age and the latest day of several."""
    every = list(several)
    return Limits(
        unused_consent_months=_pick(min, (one.unused_consent_months for one in every)),
        inactivity_months=_pick(min, (one.inactivity_months for one in every)),
        window_months=MappingProxyType(
            {kind: _pick(min, (o.window_months[kind] for o in every)) for kind in RELATIONS}
        ),
        window_from_end=all(one.window_from_end for one in every),
        min_age=_pick(max, (one.min_age for one in every)),
        charity_details_from=max((one.charity_details_from for one in every if one.charity_details_from), default=None),
        confirm=frozenset[str]().union(*(one.confirm for one in every)),
    )


def _pick(which: Callable[[list[int]], int], amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return which(known) if known else None
