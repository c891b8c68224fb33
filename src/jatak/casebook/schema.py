"""Holds a row against the schema, and says in words what breaks it."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from jatak.casebook.problem import Problem

TYPES = {
    "object": "an object {...}",
    "array": "a list [...]",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
}
WRITTEN = {
    "id": "Write two capital letters, a hyphen, then letters, digits, dots, plus or hyphens, such as DK-2026-1.",
    "date": "Write the year first, such as 2026-11-21, or n.d. where there is no date.",
    "source": "Write a web address that begins with http:// or https://, or the word memory.",
    "note": 'The note of a derived row begins with "mended: ".',
}
ADD_NULL = "Add it, with null where it is not known."
MENDED = "The id of a derived row, and of no other, ends with +mended."


def problems(row: Any) -> tuple[Problem, ...]:
    """What breaks the schema, place by place; nothing for a row that keeps it."""
    errors = list(_validator().iter_errors(row))
    # Which fields go together is told only of a row whose fields are right one by one.
    single = [error for error in errors if "allOf" not in error.absolute_schema_path]
    return tuple(dict.fromkeys(problem for error in single or errors for problem in _in_words(error)))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(files("jatak.casebook.data").joinpath("casebook.schema.json").read_text()))


def _in_words(error: ValidationError) -> Iterator[Problem]:
    place = ".".join(map(str, error.absolute_path))
    say = WORDS.get(str(error.validator))
    if say is None:
        yield Problem(place, f"{error.message}.", "See the schema.")
    else:
        yield from say(place, error)


def _type(place: str, error: ValidationError) -> Iterator[Problem]:
    allowed = error.validator_value
    kinds = [TYPES[kind] for kind in ([allowed] if isinstance(allowed, str) else allowed)]
    yield Problem(place, f"{shown(error.instance)} is not {_or(kinds)}.", f"Write {_or(kinds)}.")


def _enum(place: str, error: ValidationError) -> Iterator[Problem]:
    allowed = ", ".join(word if isinstance(word, str) else json.dumps(word) for word in error.validator_value)
    yield Problem(place, f"{shown(error.instance)} is none of its words.", f"Write one of: {allowed}.")


def _const(place: str, error: ValidationError) -> Iterator[Problem]:
    wanted = json.dumps(error.validator_value)
    yield Problem(place, f"{shown(error.instance)} does not fit the rest of the row.", f"Write {wanted}.")


def _required(place: str, error: ValidationError) -> Iterator[Problem]:
    for name in error.validator_value:
        if name not in error.instance:
            may_be_null = _allows_null(error.schema["properties"][name])
            yield Problem(_inside(place, name), "missing.", ADD_NULL if may_be_null else "Add it.")


def _additional(place: str, error: ValidationError) -> Iterator[Problem]:
    known = error.schema["properties"]
    for name in error.instance:
        if name not in known:
            yield Problem(_inside(place, name), "no such field.", f"Leave it out; the fields are: {', '.join(known)}.")


def _pattern(place: str, error: ValidationError) -> Iterator[Problem]:
    remedy = MENDED if "mended" in error.validator_value and place == "id" else WRITTEN[place]
    yield Problem(place, f"{shown(error.instance)} is not written as it has to be.", remedy)


def _not(place: str, error: ValidationError) -> Iterator[Problem]:
    yield Problem(place, f"{shown(error.instance)} is not written as it has to be.", MENDED)


def _range(place: str, error: ValidationError) -> Iterator[Problem]:
    least, most = error.schema["minimum"], error.schema.get("maximum")
    span = f"{least} or more" if most is None else f"{least} to {most}"
    yield Problem(place, f"{shown(error.instance)} is out of range.", f"Write a number of {span}.")


def _length(place: str, error: ValidationError) -> Iterator[Problem]:
    yield Problem(place, f"{shown(error.instance)} is too short.", f"Write at least {error.validator_value}.")


def _twice(place: str, error: ValidationError) -> Iterator[Problem]:
    yield Problem(place, "names something twice.", "Name each once.")


WORDS: dict[str, Callable[[str, ValidationError], Iterator[Problem]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "additionalProperties": _additional,
    "pattern": _pattern,
    "not": _not,
    "minimum": _range,
    "maximum": _range,
    "minLength": _length,
    "minItems": _length,
    "uniqueItems": _twice,
}
"""How each keyword of the schema is told."""


def shown(value: Any) -> str:
    """A value as it stands in the row, cut where it is long."""
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _allows_null(schema: Any) -> bool:
    return None in schema.get("enum", ()) or "null" in schema.get("type", ())


def _or(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
