"""Reads a pack's TOML into dated values, and refuses what is not right with file, line and key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from jatak.law.parameter import Value
from jatak.law.parameters import PARAMETERS
from jatak.law.source import Source
from jatak.law.tomltext import TomlText
from jatak.law.vocabulary import LAW, SAYERS, STATUSES

HEAD = {"code", "name", "inherits", "layer", "members"}
FIELDS = {"value", "cite", "source", "status", "valid_from", "valid_to", "note", "said_by"}


@dataclass(frozen=True, slots=True)
class Document:
    """A pack as written: every dated value of every parameter."""

    file: str
    code: str
    name: str
    inherits: str | None
    layer: bool
    members: frozenset[str]
    """Countries that have the law of this layer where they have no pack of their own."""
    dated: dict[str, tuple[Value[Any], ...]]


def read(file: str, toml: str) -> Document:
    """The document in this TOML text; raises PackError."""
    return _Reader(TomlText(file, toml)).document()


class _Reader:
    def __init__(self, text: TomlText) -> None:
        self.text, self.file, self._wrong = text, text.file, text.wrong

    def document(self) -> Document:
        raw = self.text.parsed()
        self._head(raw)
        members = self._members(raw)
        dated = dict(self._parameters({key: part for key, part in raw.items() if key not in HEAD}, ""))
        layer = raw.get("layer", False)
        return Document(self.file, raw["code"], raw["name"], raw.get("inherits"), layer, members, dated)

    def _head(self, raw: dict[str, Any]) -> None:
        for key in ("code", "name"):
            if not isinstance(raw.get(key), str):
                raise self._wrong(key, "missing")
        if self.file.removesuffix(".toml") != raw["code"]:
            raise self._wrong("code", f"must be as the file is called, not {raw['code']!r}")
        if not isinstance(raw.get("inherits", ""), str):
            raise self._wrong("inherits", f"must be the code of a layer, not {raw['inherits']!r}")
        if not isinstance(raw.get("layer", False), bool):
            raise self._wrong("layer", f"must be true or false, not {raw['layer']!r}")

    def _members(self, raw: dict[str, Any]) -> frozenset[str]:
        members = raw.get("members", [])
        if not isinstance(members, list) or not all(
            isinstance(one, str) and re.fullmatch("[A-Z]{2}", one) for one in members
        ):
            raise self._wrong("members", f"must be a list of country codes of two capitals, not {members!r}")
        if members and raw.get("layer") is not True:
            raise self._wrong("members", "only a layer has members")
        return frozenset(members)

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
        read = ((self._value(name, nth, table), nth) for nth, table in enumerate(tables))
        values = sorted(read, key=lambda pair: pair[0].valid_from)
        for (earlier, _), (later, nth) in pairwise(values):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                reason = f"values overlap from {later.valid_from}; end the earlier one with valid_to"
                raise self._wrong(name, reason, nth, "valid_from")
        return tuple(value for value, _ in values)

    def _value(self, name: str, nth: int, table: Any) -> Value[Any]:
        if not isinstance(table, dict):
            raise self._wrong(name, "must be a table with value, cite, source, status and valid_from", nth)
        if unknown := set(table) - FIELDS:
            raise self._wrong(name, f"unknown key {', '.join(sorted(unknown))}", nth, min(unknown))
        for key in ("cite", "source", "status"):
            if not isinstance(table.get(key), str) or not table[key].strip():
                raise self._wrong(name, f"{key} is missing", nth)
        if table["status"] not in STATUSES:
            raise self._wrong(
                name, f"status must be one of {', '.join(STATUSES)}, not {table['status']!r}", nth, "status"
            )
        start, end = self._days(name, nth, table)
        said_by = table.get("said_by", LAW)
        if said_by not in SAYERS:
            raise self._wrong(name, f"said_by must be one of {', '.join(SAYERS)}, not {said_by!r}", nth, "said_by")
        try:
            value = PARAMETERS[name].read(table["value"]) if "value" in table else None
        except ValueError as error:
            raise self._wrong(name, f"value {error}", nth, "value") from error
        source = Source(table["cite"], table["source"], table["status"])
        return Value(value, source, start, end, str(table.get("note", "")), said_by)

    def _days(self, name: str, nth: int, table: dict[str, Any]) -> tuple[date, date | None]:
        start, end = table.get("valid_from"), table.get("valid_to")
        if type(start) is not date:
            raise self._wrong(name, "valid_from must be a day", nth, "valid_from")
        if end is not None and (type(end) is not date or end < start):
            raise self._wrong(name, "valid_to must be a day not before valid_from", nth, "valid_to")
        return start, end
