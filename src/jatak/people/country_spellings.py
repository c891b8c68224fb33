"""Country names as files write them, to ISO 3166-1 alpha-2."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

# Codes that are written often and are no ISO 3166-1 code.
OTHER_CODES = {"UK": "GB", "EL": "GR"}


def country_code(name: str) -> str | None:
    """The code of a country given by name or code; None where it is unknown or not one country."""
    known = _codes()
    key = _key(name)
    return None if key in _not_a_country() else known.get(key)


def _key(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("jatak.people").joinpath("country_spellings.toml").read_text("utf-8"))


@cache
def _codes() -> dict[str, str]:
    names = _table()["names"]
    by_name = {_key(name): code for code, spellings in names.items() for name in spellings}
    return by_name | {_key(code): code for code in names} | {_key(code): iso for code, iso in OTHER_CODES.items()}


@cache
def _not_a_country() -> frozenset[str]:
    return frozenset(_key(name) for name in _table()["not_a_country"])
