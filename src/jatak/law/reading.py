"""Reads a pack's TOML into dated values, and refuses what is not right with file, line and key."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from jatak.law.errors import PackError
from jatak.law.parameter import Value
from jatak.law.parameters import PARAMETERS
from jatak.law.source import Source
from jatak.law.vocabulary import STATUSES

HEAD = {"code", "name", "inherits", "layer"}
FIELDS = {"value", "cite", "source", "status", "valid_from", "valid_to", "note"}


@dataclass(frozen=True, slots=True)
class Document:
    """A pack as written: every dated value of every parameter."""

    file: str
    code: str
    name: str
    inherits: str | None
    layer: bool
    dated: dict[str, tuple[Value[Any], ...]]


def read(file: str, toml: str) -> Document:
    """The document in this TOML text; raises PackError."""
    try:
        raw = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise PackError(file, int(line[1]) if line else 1, "", str(error)) from error
    return _Reader(file, toml).document(raw)


class _Reader:
    def __init__(self, file: str, toml: str) -> None:
        self.file, self.lines = file, toml.splitlines()

    def document(self, raw: dict[str, Any]) -> Document:
        for key in ("code", "name"):
            if not isinstance(raw.get(key), str):
                raise PackError(self.file, 1, key, "missing")
        if self.file.removesuffix(".toml") != raw["code"]:
            raise PackError(self.file, 1, "code", f"must be as the file is called, not {raw['code']!r}")
        body = {key: part for key, part in raw.items() if key not in HEAD}
        dated = dict(self._parameters(body, ""))
        return Document(self.file, raw["code"], raw["name"], raw.get("inherits"), raw.get("layer") is True, dated)

    def _parameters(self, part: dict[str, Any], above: str) -> Iterator[tuple[str, tuple[Value[Any], ...]]]:
        for key, inner in part.items():
            name = f"{above}.{key}" if above else key
            if name in PARAMETERS:
                yield name, self._dated(name, inner if isinstance(inner, list) else [inner])
            elif (
                isinstance(inner, dict)
                and not FIELDS & set(inner)
                and any(p.startswith(f"{name}.") for p in PARAMETERS)
            ):
                yield from self._parameters(inner, name)
            else:
                raise self._wrong(name, "no such parameter")

    def _dated(self, name: str, tables: list[Any]) -> tuple[Value[Any], ...]:
        values = sorted((self._value(name, i, table) for i, table in enumerate(tables)), key=lambda v: v.valid_from)
        for earlier, later in pairwise(values):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                raise self._wrong(name, f"values overlap from {later.valid_from}; end the earlier one with valid_to")
        return tuple(values)

    def _value(self, name: str, nth: int, table: Any) -> Value[Any]:
        if not isinstance(table, dict):
            raise self._wrong(name, "must be a table with value, cite, source, status and valid_from", nth)
        if unknown := set(table) - FIELDS:
            raise self._wrong(name, f"unknown key {', '.join(sorted(unknown))}", nth)
        for key in ("cite", "source", "status"):
            if not isinstance(table.get(key), str) or not table[key].strip():
                raise self._wrong(name, f"{key} is missing", nth)
        if table["status"] not in STATUSES:
            raise self._wrong(name, f"status must be one of {', '.join(STATUSES)}, not {table['status']!r}", nth)
        start, end = self._days(name, nth, table)
        try:
            value = PARAMETERS[name].read(table["value"]) if "value" in table else None
        except ValueError as error:
            raise self._wrong(name, f"value {error}", nth) from error
        source = Source(table["cite"], table["source"], table["status"])
        return Value(value, source, start, end, str(table.get("note", "")))

    def _days(self, name: str, nth: int, table: dict[str, Any]) -> tuple[date, date | None]:
        start, end = table.get("valid_from"), table.get("valid_to")
        if type(start) is not date:
            raise self._wrong(name, "valid_from must be a day", nth)
        if end is not None and (type(end) is not date or end < start):
            raise self._wrong(name, "valid_to must be a day not before valid_from", nth)
        return start, end

    def _wrong(self, name: str, reason: str, nth: int = 0) -> PackError:
        header = re.compile(rf"\s*\[+\s*{re.escape(name)}\s*\]+")
        found = [number for number, line in enumerate(self.lines, 1) if header.match(line)]
        return PackError(self.file, found[min(nth, len(found) - 1)] if found else 1, name, reason)
