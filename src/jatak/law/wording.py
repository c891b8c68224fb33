"""A parameter's value as a line of text, and as plain data."""

from collections.abc import Mapping
from typing import Any

from jatak.law.parameter import Limit
from jatak.law.vocabulary import NONE

NOTHING = "–"
"""Where no value is in force."""


def plain(value: Any) -> Any:
    """The value as JSON knows it, written as in a pack; null where no value is in force."""
    return None if value is None else _plain(value)


def said_apart(old: Any, new: Any) -> tuple[str, str]:
    """Two values of one parameter in words; of two tables only the keys that differ."""
    if isinstance(old, Mapping) and isinstance(new, Mapping) and old != new:
        keys = [key for key in old if old[key] != new[key]]
        return _listed({key: old[key] for key in keys}), _listed({key: new[key] for key in keys})
    return said(old), said(new)


def said(value: Any) -> str:
    """The value in words; in a table the keys that share a value stand together."""
    return NOTHING if value is None else _said(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    value = value.amount if isinstance(value, Limit) else value
    return NONE if value is None else value if isinstance(value, bool | int) else str(value)


def _said(value: Any) -> str:
    plain_value = _plain(value)
    if isinstance(plain_value, dict):
        words = {_said(inner) for inner in value.values()}
        return words.pop() if len(words) == 1 else _listed(value)
    if isinstance(plain_value, list):
        return ", ".join(plain_value) or NONE
    if isinstance(plain_value, bool):
        return "yes" if plain_value else "no"
    return str(plain_value)


def _listed(value: Mapping[str, Any]) -> str:
    keys: dict[str, list[str]] = {}
    for key, inner in value.items():
        keys.setdefault(_said(inner), []).append(key)
    return "; ".join(f"{', '.join(of)}: {word}" for word, of in keys.items())
