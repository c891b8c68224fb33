"""The law of one day: packs as written, and what is in force of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jatak.law.pack import Pack
from jatak.law.parameter import Value
from jatak.law.parameters import PARAMETERS
from jatak.law.reading import Document
from jatak.law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Book:
    """What the pages are made of."""

    day: date
    written: Mapping[str, Document]
    """Packs and layers as written, by code."""
    rulebook: Rulebook

    @classmethod
    def of(cls, documents: Iterable[Document], day: date) -> "Book":
        """The book of these documents on this day; raises PackError and UnknownLawDay."""
        written = {document.code: document for document in documents}
        return cls(day, written, Rulebook.of(written.values(), day))

    @property
    def countries(self) -> tuple[Pack, ...]:
        """The countries in the order of their names."""
        return tuple(sorted(self.rulebook.packs.values(), key=lambda pack: pack.name))

    @property
    def layers(self) -> tuple[Pack, ...]:
        """The floors that countries inherit."""
        return tuple(self.rulebook.layers.values())

    def pack(self, code: str) -> Pack:
        """A country or a layer; raises KeyError."""
        return self.rulebook.packs.get(code) or self.rulebook.layers[code]

    def floor(self, code: str) -> Pack | None:
        """The layer that a country inherits."""
        inherits = self.written[code].inherits
        return self.rulebook.layers[inherits] if inherits else None

    def heirs(self, layer: str) -> tuple[Pack, ...]:
        """The countries with a pack that inherit a layer."""
        return tuple(pack for pack in self.countries if self.written[pack.code].inherits == layer)

    def dated(self, code: str, parameter: str) -> tuple[Value[Any], ...]:
        """Every dated value that decides for a country: its own, else those of its floor."""
        chain = [self.written[code], *(self.written[floor.code] for floor in [self.floor(code)] if floor)]
        return next((document.dated[parameter] for document in chain if parameter in document.dated), ())

    def inherits(self, code: str, parameter: str) -> bool:
        """Whether a country leaves this parameter to its floor."""
        floor = self.floor(code)
        return parameter not in self.written[code].dated and bool(floor and parameter in self.written[floor.code].dated)


def checked(pack: Pack) -> Counter[str]:
    """How many values were read, second-hand and from memory; under the empty word how many were not researched."""
    return Counter("" if value.value is None else value.source.status for value in pack.values.values())


def inherited(book: Book, code: str) -> int:
    """How many values a country takes from its floor."""
    return sum(book.inherits(code, name) and book.pack(code).values[name].value is not None for name in PARAMETERS)
