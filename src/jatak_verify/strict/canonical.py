"""JSON of which there is one way to write it."""

import json
from typing import Any

import rfc8785

from jatak_verify.errors import Broken


def read(data: bytes, what: str) -> Any:
    """The value of bytes that are its canonical JSON (RFC 8785); raises Broken."""
    value = _loaded(data, what)
    if write(value, what) != data:
        raise Broken(f"{what} is not written as canonical JSON: the same could be said in other bytes.")
    return value


def write(value: object, what: str = "It") -> bytes:
    """The canonical JSON of a value (RFC 8785); raises Broken."""
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type]
    except (rfc8785.CanonicalizationError, ValueError, RecursionError) as error:
        raise Broken(f"{what} cannot be written as canonical JSON.") from error


def read_line(line: bytes, what: str) -> dict[str, Any]:
    """The object of a line of data, names in order and nothing between; raises Broken."""
    value = read_again(line, what)
    # A name that occurs twice is read once, and so written once: those lines differ, too.
    if write_line(value, what) != line:
        raise Broken(f"{what} is not written as canonical JSON: the same could be said in other bytes.")
    return value


def read_again(line: bytes, what: str) -> dict[str, Any]:
    """The object of a line that is known to be written in the one way; raises Broken."""
    try:
        value = LINES.decode(line.decode())
    except (ValueError, RecursionError) as error:
        raise Broken(f"{what} is no JSON.") from error
    if not isinstance(value, dict):
        raise Broken(f"{what} is no object.")
    return value


def write_line(value: object, what: str = "It") -> bytes:
    """Canonical JSON, made by C: the same bytes as RFC 8785 for text, truth values, whole numbers and plain names."""
    try:
        return WRITER.encode(value).encode()
    except (ValueError, RecursionError) as error:
        raise Broken(f"{what} holds letters that cannot be written.") from error


def _loaded(data: bytes, what: str) -> Any:
    try:
        return json.loads(data.decode(), object_pairs_hook=_once, parse_constant=_none_such)
    except (ValueError, RecursionError) as error:
        raise Broken(f"{what} is no JSON.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; raises ValueError when a name occurs twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice")
    return found


def _none_such(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


LINES = json.JSONDecoder(parse_constant=_none_such)
WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
"""Made once, since there are millions of lines."""
