"""What the countries of a notice ask of the place where people are asked, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jatak.consent.models import CollectionKind
from jatak.gate.situation import Indication
from jatak.law import limits
from jatak.law.pack import Pack
from jatak.law.parameter import Value
from jatak.law.parameters import CONSENT_AGE, CONSENT_CONFIRM, CONSENT_WRITTEN
from jatak.law.rulebook import Rulebook

ACTS = {
    CollectionKind.FORM: Indication.TICKED,
    CollectionKind.POPUP: Indication.TICKED,
    CollectionKind.LANDING_PAGE: Indication.TICKED,
    CollectionKind.API: Indication.TICKED,
    CollectionKind.TILL: Indication.ORAL,
    CollectionKind.PHONE: Indication.ORAL,
    CollectionKind.PAPER: Indication.SIGNED,
    CollectionKind.IMPORT: Indication.UNKNOWN,
}
"""By what act people say yes there, at best."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What one country asks, and where it says so."""

    country: str
    cite: str
    source: str
    note: str = ""
    years: int | None = None
    """The age, where it asks for one."""


def must_confirm(countries: Iterable[str], kind: str, day: date) -> list[Floor]:
    """The countries in which a yes of this kind of place proves nothing unless it is confirmed from the address."""
    act = ACTS[CollectionKind(kind)].name.lower()
    return [
        _floor(country, pack[CONSENT_CONFIRM])
        for country, pack in _packs(countries, day)
        if act in limits.of(pack).confirm
    ]


def ages(countries: Iterable[str], day: date) -> list[Floor]:
    """The ages from which people say yes alone, the highest first (GDPR art. 8)."""
    found = ((country, pack[CONSENT_AGE]) for country, pack in _packs(countries, day))
    floors = [_floor(country, value, value.value.amount) for country, value in found if value.value]
    return sorted((each for each in floors if each.years), key=lambda each: (-(each.years or 0), each.country))


def only_in_writing(countries: Iterable[str], channels: Iterable[str], kind: str, day: date) -> list[Floor]:
    """The countries in which one of these channels needs a yes in writing, where a place has spoken ones."""
    if ACTS[CollectionKind(kind)] is not Indication.ORAL:
        return []
    wanted = set(channels)
    found = ((country, pack[CONSENT_WRITTEN]) for country, pack in _packs(countries, day))
    return [_floor(country, value) for country, value in found if value.value is None or value.value & wanted]


def _packs(countries: Iterable[str], day: date) -> Iterator[tuple[str, Pack]]:
    """A country that no pack answers for has the rules of all of them."""
    book = Rulebook.load(day)
    for country in sorted(set(countries)):
        pack = book.pack(country)
        yield from [(country, pack)] if pack else [(country, each) for each in book.packs_for(None)]


def _floor(country: str, value: Value[Any], years: int | None = None) -> Floor:
    return Floor(country, value.source.cite, value.source.source, value.note, years)
