"""Words of a described gateway: blanks that are filled, and JSON whose values have paths."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jatak.delivery.sms.call import Call

Words = Mapping[str, str]
BLANK = re.compile(r"\{([a-z_]+(?:\.[A-Za-z0-9_]+)?)\}")


def flat(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Each simple value of a JSON document with its path, such as `messages.0.id`."""
    if depth > 8:
        return
    inside: Iterator[tuple[object, object]] | None = None
    if isinstance(value, dict):
        inside = iter(value.items())
    elif isinstance(value, list):
        inside = iter(enumerate(value[:100]))
    if inside is None:
        yield path, "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        return
    for name, each in inside:
        yield from flat(each, f"{path}.{name}" if path else str(name), depth + 1)


def nested(told: Words) -> Any:
    """The JSON document whose values have these paths: what `flat` takes apart."""
    if list(told) == [""]:
        return told[""]
    heads = dict.fromkeys(path.partition(".")[0] for path in told)
    inside = {
        head: nested({path.partition(".")[2]: value for path, value in told.items() if path.partition(".")[0] == head})
        for head in heads
    }
    # A list holds its values in their order; a gap in the numbers cannot be written and closes.
    return [inside[head] for head in sorted(inside, key=int)] if all(map(str.isdecimal, inside)) else inside


def told_in(call: Call) -> Words:
    """What a call says: its fields, and its body where that is JSON."""
    return {**call.fields, **dict(flat(document(call.body)))}


def document(body: bytes) -> object:
    """The JSON of a body; an empty one where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return {}


def filled(value: Any, words: Words) -> Any:
    """A table, a list or a text with its blanks filled."""
    if isinstance(value, dict):
        return {name: filled(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, words) for each in value]
    return fill(value, words) if isinstance(value, str) else value


def fill(text: str, words: Words) -> str:
    """A text with its blanks filled; what nothing fills stays."""
    return BLANK.sub(lambda blank: words.get(blank[1], blank[0]), text)
