"""To which authority somebody can complain (GDPR art. 77)."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Authority(NamedTuple):
    """A name, its page, and its postal address where that is known."""

    name: str
    page: str
    address: str = ""


def authority_of(country: str | None) -> Authority | None:
    """The authority where somebody lives; None where nobody knows where, or none is known there."""
    return _every().get(country or "")


@cache
def _every() -> dict[str, Authority]:
    text = files(__package__).joinpath("authorities.toml").read_text("utf-8")
    return {country: Authority(*names) for country, names in tomllib.loads(text).items()}
