"""All rule packs as they stand on one day."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from jatak.law import limits
from jatak.law.errors import PackError, UnknownLawDay
from jatak.law.limits import Limits
from jatak.law.pack import Pack
from jatak.law.parameter import Limit, Quiet, Value
from jatak.law.parameters import PARAMETERS
from jatak.law.reading import Document, read
from jatak.law.source import Source

_UNSET = Source("not in force on the law day", "-", "memory")


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The packs in force on one day; `Rulebook.load(day)` reads those of the product, once a day."""

    law_as_of: date
    packs: Mapping[str, Pack]
    """By country, in alphabetical order."""
    layers: Mapping[str, Pack]
    """Floors that countries inherit."""
    floors: Mapping[str, Pack]
    """By country without a pack of its own: the layer whose member it is."""
    id: str
    """A hash of every value in force, 16 hexadecimal digits; rules and layout are added by `gate.rulebook_id`."""

    @classmethod
    def load(cls, law_as_of: date) -> "Rulebook":
        """The product's rule packs on this day; raises PackError and UnknownLawDay."""
        return _load(law_as_of)

    @classmethod
    def of(cls, documents: Iterable[Document], law_as_of: date) -> "Rulebook":
        """A rulebook of these documents on this day."""
        every = {document.code: document for document in documents}
        packs = {code: _pack(document, every, law_as_of) for code, document in sorted(every.items())}
        countries = {code: pack for code, pack in packs.items() if not pack.layer}
        if not any(value.value is not None for pack in countries.values() for value in pack.values.values()):
            raise UnknownLawDay(f"no rule pack is in force on {law_as_of}")
        layers = {code: pack for code, pack in packs.items() if pack.layer}
        floors = _floors(every, packs)
        hashed = _hash(packs, {country: pack.code for country, pack in floors.items()})
        return cls(law_as_of, MappingProxyType(countries), MappingProxyType(layers), MappingProxyType(floors), hashed)

    @property
    def countries(self) -> tuple[str, ...]:
        """Every code that some pack answers for: countries, members of a layer, and layers."""
        return (*self.packs, *self.floors, *self.layers)

    def pack(self, country: str | None) -> Pack | None:
        """The pack of a country or layer, a member's layer where it has none of its own, else None."""
        if country is None:
            return None
        return self.packs.get(country) or self.floors.get(country) or self.layers.get(country)

    def packs_for(self, country: str | None, other_country: str | None = None) -> tuple[Pack, ...]:
        """The packs that must all permit: those of the countries named; every pack where one is not known."""
        named = [country] if other_country in (None, country) else [country, other_country]
        found = [self.pack(one) for one in named]
        return tuple(self.packs.values()) if None in found else tuple(pack for pack in found if pack)

    def limits(self, country: str | None, other_country: str | None = None) -> Limits:
        """The limits that bind for these countries; the strictest of all packs where one is not known."""
        return limits.strictest(limits.of(pack) for pack in self.packs_for(country, other_country))

    def all_limits(self) -> Mapping[str | None, Limits]:
        """The limits of every country that some pack answers for; under None those of any other."""
        return MappingProxyType({code: self.limits(code) for code in (None, *self.countries)})


def documents() -> tuple[Document, ...]:
    """The product's own packs as written, with every dated value."""
    files = [f for f in resources.files("jatak.law").joinpath("packs").iterdir() if f.name.endswith(".toml")]
    return tuple(read(file.name, file.read_text("utf-8")) for file in sorted(files, key=lambda file: file.name))


@lru_cache(maxsize=64)
def _load(law_as_of: date) -> Rulebook:
    return Rulebook.of(documents(), law_as_of)


def _pack(document: Document, every: Mapping[str, Document], day: date) -> Pack:
    chain = _chain(document, every)
    values = {name: _on(name, chain, day) for name in PARAMETERS}
    return Pack(document.code, document.name, document.layer, MappingProxyType(values))


def _chain(document: Document, every: Mapping[str, Document]) -> list[Document]:
    if document.inherits is None:
        return [document]
    floor = every.get(document.inherits)
    if floor is None or not floor.layer or floor.inherits:
        raise PackError(document.file, 1, "inherits", f"{document.inherits!r} is no layer")
    return [document, floor]


def _on(name: str, chain: list[Document], day: date) -> Value[Any]:
    """A country's own dates decide alone: where it names a parameter, its floor does not fill a gap in time."""
    dated = next((document.dated[name] for document in chain if name in document.dated), ())
    in_force = (
        value for value in dated if value.valid_from <= day and (value.valid_to is None or day <= value.valid_to)
    )
    return next(in_force, Value(None, _UNSET, date.min))


def _floors(every: Mapping[str, Document], packs: Mapping[str, Pack]) -> dict[str, Pack]:
    """The layer of each member without a pack; a country that two layers claim is an error."""
    found: dict[str, Pack] = {}
    for document in every.values():
        for member in sorted(document.members - set(packs)):
            if member in found:
                raise PackError(document.file, 1, "members", f"{member} is a member of another layer already")
            found[member] = packs[document.code]
    return found


def _hash(packs: Mapping[str, Pack], floors: Mapping[str, str]) -> str:
    content: dict[str, Any] = {
        code: {
            name: [plain(v.value), str(v.valid_from), v.source.cite, v.source.source, v.source.status]
            for name, v in pack.values.items()
        }
        for code, pack in packs.items()
    }
    return hashlib.sha256(json.dumps([content, floors], sort_keys=True).encode()).hexdigest()[:16]


def plain(value: Any) -> Any:
    """A value as numbers, texts, lists and tables, the same for equal values."""
    if isinstance(value, Limit):
        return value.amount
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, Quiet):
        return str(value)
    return sorted(value) if isinstance(value, frozenset) else value
