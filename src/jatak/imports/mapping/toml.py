"""Mappings as TOML: those of known formats, and those that a company writes."""

import tomllib
from collections.abc import Collection
from collections.abc import Mapping as Pairs
from dataclasses import replace
from pathlib import Path
from typing import Any

from jatak.base.errors import UsageError
from jatak.imports.mapping.mapping import MEANINGS, Mapping, StandingRule
from jatak.imports.mapping.toml_words import words_of
from jatak.imports.mapping.values import Place
from jatak.imports.row import Standing

SETTINGS = (
    *("columns", "standing", "says", "channels", "dates", "time_zone", "no_dates", "times_need_ip"),
    *("numbers_have_country", "country", "system", "source", "words"),
)
RULE = ("column", "channels", "at", "separator", "values", "yes", "no", "empty", "otherwise")
FORMAT = "format"


def mapping_file(file: Path, known: Collection[str]) -> tuple[str, dict[str, Any]]:
    """The name of the format that a file begins with, empty for none, and its table; raises UsageError."""
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"There is no mapping file {file}.", "`--propose` writes one.") from None
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}", "Write it as a text in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is not TOML: {error}", "docs/import.md shows one.") from error
    name = Place(file.name, table).text(FORMAT)
    if name and name not in known:
        raise UsageError(f"{file.name}, format: there is no {name}.", f"There are: {', '.join(known)}.")
    return name, {key: value for key, value in table.items() if key != FORMAT}


def mapping_of(name: str, table: Pairs[str, Any], base: Mapping | None = None, told: bool = False) -> Mapping:
    """The mapping that a table says, on top of another one; raises UsageError that names the place.

    `told`: a company says it, so that each column must be there.
    """
    place = Place(name, table)
    place.refuse_others(SETTINGS)
    begun = base or Mapping(name)
    said: dict[str, Any] = {key: getattr(place, reader)(key) for key, reader in READERS.items() if key in table}
    if "columns" in table:
        said["columns"] = {**begun.columns, **_columns(place.inner("columns"))}
    if "standing" in table:
        said["standing"] = tuple(_rule(each) for each in place.each("standing"))
    if "words" in table:
        said["words"] = words_of(place)
    if told:
        said["must_have"] = _named(said.get("standing", ()), place.inner("columns"))
    return replace(begun, name=name, **said)


def _named(rules: tuple[StandingRule, ...], columns: Place) -> frozenset[str]:
    of_rules = {name for rule in rules for name in (rule.column, rule.at) if name}
    return frozenset(of_rules.union(*(columns.texts(meaning) for meaning in columns.table)))


READERS = {
    "says": "standing",
    "channels": "texts",
    "dates": "style",
    "time_zone": "zone",
    "no_dates": "days",
    "times_need_ip": "flag",
    "numbers_have_country": "flag",
    "country": "country",
    "source": "text",
    "system": "text",
}


def _columns(place: Place) -> dict[str, tuple[str, ...]]:
    place.refuse_others(MEANINGS)
    return {meaning: place.texts(meaning) for meaning in place.table}


def _rule(place: Place) -> StandingRule:
    place.refuse_others(RULE)
    if not place.text("column"):
        raise place.wrong("column", "it names none", "Name the column whose cells say yes or no.")
    values = place.inner("values")
    spoken: dict[str, Any] = {key: place.standing(key) for key in ("yes", "no", "empty") if key in place.table}
    if place.text("otherwise") not in ("", "refuse"):
        spoken["otherwise"] = place.standing("otherwise")
    return StandingRule(
        column=place.text("column"),
        channels=place.texts("channels"),
        at=place.text("at"),
        separator=place.text("separator"),
        values={word.casefold(): Standing(values.standing(word)) for word in values.table},
        **spoken,
    )
