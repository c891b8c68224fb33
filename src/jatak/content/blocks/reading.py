"""From what the editor keeps to blocks; whatever is not understood is left out, never passed on."""

from collections.abc import Callable
from typing import Any

from jatak.content.blocks.parts import Button, Columns, Divider, Heading, Part, Picture, Text
from jatak.content.blocks.rich import clean
from jatak.content.placeholders import one_line
from jatak.gate.message import Element

ELEMENTS = frozenset(element.value for element in Element)


def parts_of(body: object) -> tuple[Part, ...]:
    """The blocks of a letter."""
    return _parts(body, "")


def _parts(body: object, before: str) -> tuple[Part, ...]:
    found: list[Part] = []
    for number, block in enumerate(body if isinstance(body, list) else [], 1):
        if isinstance(block, dict) and (read := _READ.get(str(block.get("type")))):
            value = block.get("value")
            found.append(read(value if isinstance(value, dict) else {}, f"{before}{number}"))
    return tuple(found)


def _heading(value: dict[str, Any], place: str) -> Heading:
    return Heading(place, _line(value, "words"), _elements(value))


def _text(value: dict[str, Any], place: str) -> Text:
    return Text(place, clean(str(value.get("words") or "")), _elements(value))


def _picture(value: dict[str, Any], place: str) -> Picture:
    number = value.get("picture")
    return Picture(
        place,
        number if isinstance(number, int) and not isinstance(number, bool) else None,
        _line(value, "alternative"),
        value.get("decorative") is True,
        _line(value, "link"),
        _elements(value),
    )


def _button(value: dict[str, Any], place: str) -> Button:
    return Button(place, _line(value, "label"), _line(value, "link"), _elements(value))


def _columns(value: dict[str, Any], place: str) -> Columns:
    left = _parts(value.get("left"), f"{place}.")
    right = _parts(value.get("right"), f"{place}.")
    return Columns(place, left, right)


def _line(value: dict[str, Any], name: str) -> str:
    return one_line(str(value.get(name) or ""))


def _elements(value: dict[str, Any]) -> frozenset[str]:
    named = value.get("elements")
    return frozenset(str(each) for each in named) & ELEMENTS if isinstance(named, list) else frozenset()


_READ: dict[str, Callable[[dict[str, Any], str], Part]] = {
    "heading": _heading,
    "text": _text,
    "picture": _picture,
    "button": _button,
    "divider": lambda value, place: Divider(place),
    "columns": _columns,
}
