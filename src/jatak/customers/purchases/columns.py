"""Which column of a file holds what."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jatak.base.errors import UsageError
from jatak.customers.purchases.errors import UnusableFile

NAMES = {
    "invoice": "InvoiceNo",
    "article": "StockCode",
    "quantity": "Quantity",
    "date": "InvoiceDate",
    "price": "UnitPrice",
    "customer": "CustomerID",
    "country": "Country",
    "email": "Email",
}
MAY_BE_MISSING = ("price", "country", "email")
IF_THERE = ("email",)
"""Read under their usual name where the file has it, and not missed where it has not."""
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Columns:
    """The name of the column for each thing that we read; an empty name says that the file has none."""

    names: Mapping[str, str]
    told: frozenset[str] = frozenset()
    """The things whose column was named: a column that was named has to be there."""

    @classmethod
    def named(cls, given: list[str]) -> "Columns":
        """The usual names with those given as THING=NAME instead."""
        names, told = dict(NAMES), set[str]()
        for pair in given:
            thing, equals, name = pair.partition("=")
            if not equals or thing not in NAMES or (not name and thing not in MAY_BE_MISSING):
                raise UsageError(
                    f"--column {pair} is not understood.",
                    f"Write THING=NAME with one of: {', '.join(NAMES)}. Only {', '.join(MAY_BE_MISSING)} may be empty.",
                )
            names[thing] = name
            told.add(thing)
        return cls(names, frozenset(told))

    @property
    def names_addresses(self) -> bool:
        """Whether a column of addresses was named."""
        return "email" in self.told and bool(self.names["email"])

    def places(self, file: Path, header: list[str]) -> dict[str, int]:
        """The place of each thing in a line; refused when a column is missing or there twice."""
        found = [_bare(name) for name in header]
        wanted = {thing: name for thing, name in self.names.items() if name and not self._spared(thing, found)}
        times = {thing: found.count(_bare(name)) for thing, name in wanted.items()}
        if wrong := [thing for thing, count in times.items() if count != 1]:
            named = ", ".join(f"{wanted[thing]} ({thing})" for thing in wrong)
            trouble = "more than one" if times[wrong[0]] else "no"
            raise UnusableFile(
                file,
                f"there is {trouble} column {named}. The columns are: {', '.join(header)[:400]}.",
                f"Name yours with --column, for example --column {wrong[0]}=NAME{_or_none(wrong[0])}.",
                line=1,
            )
        return {thing: found.index(_bare(name)) for thing, name in wanted.items()}

    def _spared(self, thing: str, found: list[str]) -> bool:
        return thing in IF_THERE and thing not in self.told and _bare(self.names[thing]) not in found


def _or_none(thing: str) -> str:
    return f", or say with --column {thing}= that there is none" if thing in MAY_BE_MISSING else ""


def delimiter_of(header: str) -> str:
    """The delimiter that cuts the first line into the most parts."""
    return max(DELIMITERS, key=header.count)


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
