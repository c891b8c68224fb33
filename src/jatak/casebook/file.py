"""Reads a casebook: one JSON object a line; what breaks the schema is named and skipped."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from jatak.base.errors import UsageError
from jatak.casebook.problem import Problem, Skipped
from jatak.casebook.reading import Row
from jatak.casebook.schema import problems

SHIPPED = "cases.jsonl"
ONE_A_LINE = "Write one JSON object a line, in UTF-8."


class Case(NamedTuple):
    """A row that keeps the schema, and the line on which it stands."""

    line: int
    row: Row


@dataclass(frozen=True, slots=True)
class Casebook:
    """A file as it was read."""

    name: str
    cases: tuple[Case, ...]
    skipped: tuple[Skipped, ...]


class Unreadable(UsageError):
    """A file that is no casebook at all."""


class NotJson(ValueError):
    """A line that cannot be read."""


def read(file: Path | None = None) -> Casebook:
    """The casebook of this file, without one the casebook that is shipped; raises Unreadable."""
    name = str(file) if file else "the shipped casebook"
    text = _text(name, _content(file))
    read_so_far: dict[str, Case] = {}
    skipped = [wrong for line, written in _lines(text) if (wrong := _take(line, written, read_so_far))]
    if not (read_so_far or skipped):
        raise Unreadable(f"{name} holds no row.", ONE_A_LINE)
    return Casebook(name, tuple(read_so_far.values()), tuple(skipped))


def _content(file: Path | None) -> bytes:
    if file is None:
        return files("jatak.casebook.data").joinpath(SHIPPED).read_bytes()
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"{file} cannot be read: {error.strerror}.", "Name a casebook; without a name the shipped one is used."
        ) from error


def _text(name: str, content: bytes) -> str:
    if b"\0" in content:
        raise Unreadable(f"{name} is not a text.", ONE_A_LINE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{name} is not UTF-8: line {line}, byte {error.start}.", ONE_A_LINE) from None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something; a line ends at a line feed alone, since a text may hold other separators."""
    return ((line, written) for line, written in enumerate(text.split("\n"), start=1) if written.strip())


def _take(line: int, written: str, known: dict[str, Case]) -> Skipped | None:
    """Keep a row under its id, or say what is wrong with it."""
    try:
        row = _parsed(written)
    except NotJson as error:
        return Skipped(line, None, (Problem("", f"The line cannot be read: {error}.", ONE_A_LINE),))
    name = row.get("id") if isinstance(row, dict) else None
    if wrong := problems(row):
        return Skipped(line, name if isinstance(name, str) else None, wrong)
    if first := known.get(row["id"]):
        twice = Problem("id", f"{name} stands in line {first.line} already.", "Give each row an id of its own.")
        return Skipped(line, name, (twice,))
    known[row["id"]] = Case(line, row)
    return None


def _parsed(written: str) -> Any:
    try:
        row = json.loads(written, object_pairs_hook=_each_once, parse_constant=_no_number)
    except RecursionError:
        raise NotJson("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg} at column {error.colno}") from None
    except ValueError as error:
        raise NotJson(str(error)) from None
    if _has_half_character(row):
        raise NotJson("it holds half a character, such as \\ud800")
    return row


def _has_half_character(row: Any) -> bool:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise NotJson(f"{next(name for name in names if names.count(name) > 1)} stands twice")
    return found


def _no_number(word: str) -> None:
    raise NotJson(f"{word} is no number")
