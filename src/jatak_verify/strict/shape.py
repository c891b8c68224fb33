"""Objects with the names that they must have, and no others."""

from collections.abc import Collection
from typing import Any

from jatak_verify.errors import Broken


def exactly(value: object, names: Collection[str], what: str, also: Collection[str] = ()) -> dict[str, Any]:
    """An object with these names, and at most those others; raises Broken."""
    if not isinstance(value, dict):
        raise Broken(f"{what} is no object.")
    if len(value) == len(names) and all(name in value for name in names):
        return value
    for name in sorted(value.keys() - set(names) - set(also)):
        raise Broken(f"{what} has an unknown entry {name!r:.60}.")
    for name in sorted(set(names) - value.keys()):
        raise Broken(f"{what} lacks {name!r}.")
    return value


def text(value: object, what: str) -> str:
    """Text; raises Broken."""
    if not isinstance(value, str):
        raise Broken(f"{what} is no text.")
    return value


def number(value: object, what: str) -> int:
    """A whole number from 0; raises Broken."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Broken(f"{what} is no number from 0 on.")
    return value


def listed(value: object, what: str) -> list[Any]:
    """A list; raises Broken."""
    if not isinstance(value, list):
        raise Broken(f"{what} is no list.")
    return value
