"""A parameter's value in words."""

from collections.abc import Mapping
from typing import Any

from jatak.law.parameter import Limit, Quiet
from jatak.law.vocabulary import CHANNELS, RECIPIENTS, RELATIONS
from jatak.lawpages.markdown import listed
from jatak.lawpages.words import place, said

UNITS = {"months": "month", "hours": "hour", "steps": "step", "age": "year"}
"""Of a limit, by the last word of the parameter's name."""
NOT_RESEARCHED = "not researched: counts as no, or as the strictest"
NO_LIMIT, NO_AGE = "no limit", "no age is set"
EVERY = {
    frozenset(CHANNELS): "every channel",
    frozenset(RECIPIENTS): "every kind of recipient",
    frozenset(RELATIONS): "every kind of relation",
}


def in_words(parameter: str, value: Any) -> str:
    """The value of a parameter, given by its name; None is a value that was not researched."""
    return NOT_RESEARCHED if value is None else _in_words(parameter, value)


def _in_words(parameter: str, value: Any) -> str:
    group = parameter.partition(".")[0]
    if isinstance(value, Mapping):
        return _by_key(parameter, value)
    if isinstance(value, frozenset):
        return EVERY.get(value) or _list(value, group)
    if isinstance(value, Limit):
        return _limit(parameter, value.amount)
    if isinstance(value, Quiet):
        return f"from {value.begins:%H:%M} to {value.ends:%H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else said(str(value), group)


def _list(words: frozenset[str], group: str) -> str:
    return listed(said(word, group) for word in sorted(words, key=lambda word: (place(word), word))) or "none"


def _limit(parameter: str, amount: int | None) -> str:
    unit = UNITS.get(parameter.rpartition("_")[2].rpartition(".")[2])
    if amount is None:
        return NO_AGE if unit == "year" else NO_LIMIT
    return f"{amount} {unit}{'' if amount == 1 else 's'}" if unit else str(amount)


def _by_key(parameter: str, table: Mapping[str, Any]) -> str:
    """The answer that most keys share comes last, as what holds otherwise."""
    keys: dict[str, list[str]] = {}
    for key, inner in table.items():
        keys.setdefault(_in_words(parameter, inner), []).append(said(key, parameter.partition(".")[0]))
    usual = max(keys, key=lambda word: len(keys[word]))
    parts = [f"{listed(of)}: {word}" for word, of in keys.items() if word != usual]
    if not parts:
        return usual
    rest = keys[usual]
    return "; ".join([*parts, f"{listed(rest) if len(rest) == 1 else 'otherwise'}: {usual}"])
