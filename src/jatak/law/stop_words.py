"""The words by which people of a country leave a text message, as its operators and laws have them."""

import tomllib
from functools import cache
from importlib.resources import files


def stop_words(country: str) -> frozenset[str]:
    """Those of a country, beside the ones that every country knows; none for one that has no list."""
    return _lists().get(country, frozenset())


@cache
def _lists() -> dict[str, frozenset[str]]:
    told = tomllib.loads(files(__package__).joinpath("stop_words.toml").read_text("utf-8"))
    return {country: frozenset(words) for country, words in told.items()}
