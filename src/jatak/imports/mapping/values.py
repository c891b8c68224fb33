"""Values of a TOML table, each wrong one named by its place."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jatak.base.errors import UsageError
from jatak.imports.mapping.dates import Style
from jatak.imports.row import Standing
from jatak.people.country_spellings import country_code


class Place:
    """A table, and where it stands in which file."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self.name, self.table = name, table

    def wrong(self, key: str, trouble: str, remedy: str) -> UsageError:
        """The error that names this place."""
        return UsageError(f"{self.name}, {key}: {trouble}.", remedy)

    def refuse_others(self, known: Collection[str]) -> None:
        """Raise UsageError for a key that means nothing."""
        if others := [key for key in self.table if key not in known]:
            raise self.wrong(others[0], "this means nothing here", f"There are: {', '.join(known)}.")

    def text(self, key: str) -> str:
        """A text; empty where it is missing."""
        value = self.table.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, "this is no text", 'Write it in quotes, as "E-mail".')
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of them."""
        value = self.table.get(key, ())
        if isinstance(value, str):
            return (value.strip(),) if value.strip() else ()
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "this is no text and no list of texts", 'Write "E-mail" or ["First", "Last"].')
        return tuple(each.strip() for each in value if each.strip())

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.table[key]
        if not isinstance(value, bool):
            raise self.wrong(key, "this is neither true nor false", "Write true or false.")
        return value

    def one_of(self, key: str, known: list[str], otherwise: str = "") -> str:
        """One of these words, whatever its case."""
        said = self.text(key) or otherwise
        found = next((each for each in known if each.casefold() == said.casefold()), None)
        if found is None:
            raise self.wrong(key, f"there is no {said}", f"There are: {', '.join(known)}.")
        return found

    def standing(self, key: str) -> Standing:
        """What a row says."""
        return Standing(self.one_of(key, [each.value for each in Standing]))

    def style(self, key: str) -> Style:
        """How dates are written."""
        return Style(self.one_of(key, [each.value for each in Style]))

    def zone(self, key: str) -> ZoneInfo:
        """A time zone."""
        try:
            return ZoneInfo(self.text(key))
        except (KeyError, ValueError, OSError):
            raise self.wrong(key, f"there is no time zone {self.text(key)}", "Write it as Europe/Paris.") from None

    def country(self, key: str) -> str | None:
        """The code of a country."""
        code = country_code(self.text(key))
        if code is None:
            raise self.wrong(key, f"there is no country {self.text(key)}", "Write its code of two letters.")
        return code

    def day(self, key: str) -> date | None:
        """A day, as TOML or ISO 8601 has it."""
        return None if key not in self.table else self._day(key, self.table[key])

    def days(self, key: str) -> frozenset[date]:
        """A list of days."""
        return frozenset(self._day(key, each) for each in self.table[key])

    def inner(self, key: str) -> "Place":
        """The table inside; an empty one where it is missing."""
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "this is no table", f"Write [{key}] on a line of its own.")
        return Place(f"{self.name}, {key}", value)

    def each(self, key: str) -> Iterator["Place"]:
        """The tables of a list."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(key, "this is no list of tables", f"Write [[{key}]] before each.")
        return (Place(f"{self.name}, {key} {number}", each) for number, each in enumerate(value, 1))

    def _day(self, key: str, value: object) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.wrong(key, f"{value} is no day", "Write it as 2026-12-31.") from None
