"""The product's packs with other values in them."""

import re
from collections.abc import Mapping
from datetime import date
from importlib import resources

from jatak.law.reading import Document, read
from jatak.law.rulebook import Rulebook, documents

DAY = date(2026, 11, 21)
Values = Mapping[str, str]
"""Values as TOML, by parameter."""

_SOURCE = 'cite = "draft"\nsource = "memory"\nstatus = "memory"\nvalid_from = 2011-01-01\n'


def repacked(code: str, values: Values, base: str = "") -> str:
    """The text of a country's pack in which these parameters have these values; or of another, made from `base`."""
    text = resources.files("jatak.law").joinpath("packs", f"{base or code}.toml").read_text("utf-8")
    if base:
        text = text.replace(f'code = "{base}"', f'code = "{code}"', 1)
    for name, value in values.items():
        text = re.sub(rf"(?ms)^\[+{re.escape(name)}\]+$.*?(?=^\[|\Z)", "", text)
        text += f"\n[{name}]\nvalue = {value}\n{_SOURCE}"
    return text


def document(code: str, values: Values, base: str = "") -> Document:
    """The same, read."""
    return read(f"{code}.toml", repacked(code, values, base))


def law(*own: Document, without: tuple[str, ...] = (), day: date = DAY) -> Rulebook:
    """The product's law with these packs in the place of its own, and without some."""
    every = {one.code: one for one in (*documents(), *own)}
    return Rulebook.of([one for code, one in every.items() if code not in without], day)
