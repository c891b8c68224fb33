"""Where a value or a rule stands in law, with a clear mark where nobody checked it."""

from datetime import date
from typing import Any

from jatak.law.parameter import Value
from jatak.law.source import Source
from jatak.lawpages.markdown import day, escaped, link

MARKS = {"read": "read", "second-hand": "second-hand", "memory": "**from memory, not checked**"}
NO_CITE = ("not researched", "not in force on the law day")
"""Said by packs in place of a citation."""


def cited(source: Source) -> str:
    """The citation, linked to its text where there is an address, and how it was checked."""
    return f"{_named(source)}; {MARKS.get(source.status, source.status)}"


def standing(value: Value[Any]) -> str:
    """Where a value stands, how it was checked and since when it holds; nothing of one that was not researched."""
    if value.value is None:
        return "" if value.source.cite in NO_CITE else escaped(value.source.cite)
    return f"{cited(value.source)}; {_span(value.valid_from, value.valid_to)}"


def _named(source: Source) -> str:
    cite = escaped(source.cite)
    if source.source.startswith(("https://", "http://")):
        return link(cite, source.source)
    return cite if source.source in ("memory", "-") else f"{cite} ({escaped(source.source)})"


def _span(begins: date, ends: date | None) -> str:
    return f"since {day(begins)}" if ends is None else f"{day(begins)} to {day(ends)}"
