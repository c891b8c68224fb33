"""Reads a profile's TOML, and refuses what is not right with file, line and key."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from jatak.law.parameter import limit, text, word
from jatak.law.profile import CHOICE, END, PURCHASE, STARTS, Choice, Profile
from jatak.law.tomltext import TomlText
from jatak.law.vocabulary import LASTING, RELATIONS, REST

INACTIVITY, WINDOW = "inactivity", "window"
_Keys = Mapping[str, Callable[[Any], Any]]
_HEAD: _Keys = {"code": text, "name": text, "note": text}
_SILENCE: _Keys = {"value": limit(600), "reason": text, "status": word((CHOICE,))}
_WINDOW: _Keys = {**_SILENCE, "from": word(STARTS)}


def read(file: str, toml: str) -> Profile:
    """The profile in this TOML text; raises PackError."""
    return _Reader(TomlText(file, toml)).profile()


class _Reader:
    def __init__(self, document: TomlText) -> None:
        self.document, self.wrong = document, document.wrong

    def profile(self) -> Profile:
        raw = self.document.parsed()
        if unknown := set(raw) - {*_HEAD, INACTIVITY, WINDOW}:
            raise self.wrong(min(unknown), "no such key")
        head = {key: self._value(raw, "", key, read) for key, read in _HEAD.items()}
        if self.document.file != f"{head['code']}.toml":
            raise self.wrong("code", f"must be as the file is called, not {head['code']!r}")
        silence = self._choice(raw.get(INACTIVITY), INACTIVITY, _SILENCE)
        return Profile(**head, windows=self._windows(raw.get(WINDOW)), inactivity=silence)

    def _windows(self, raw: Any) -> Mapping[str, Choice]:
        tables = self._is_table(raw, WINDOW)
        if unknown := set(tables) - {*RELATIONS, REST}:
            raise self.wrong(f"{WINDOW}.{min(unknown)}", f"no such relation: use {', '.join(RELATIONS)} or {REST}")
        if missing := [one for one in RELATIONS if not {one, REST} & set(tables)]:
            raise self.wrong(WINDOW, f"leaves out {', '.join(missing)}: name them or add {REST}")
        read = {name: self._choice(table, f"{WINDOW}.{name}", _WINDOW) for name, table in tables.items()}
        for name in [one for one in LASTING if (read.get(one) or read[REST]).starts != END]:
            raise self.wrong(f"{WINDOW}.{name if name in read else REST}", f"a {name} counts from its end", key="from")
        return MappingProxyType({relation: read.get(relation) or read[REST] for relation in RELATIONS})

    def _choice(self, raw: Any, name: str, keys: _Keys) -> Choice:
        table = self._is_table(raw, name)
        if unknown := set(table) - set(keys):
            raise self.wrong(name, f"unknown key {min(unknown)}", key=min(unknown))
        said = {key: self._value(table, name, key, read) for key, read in keys.items()}
        return Choice(said["value"].amount, said.get("from", PURCHASE), said["reason"])

    def _is_table(self, raw: Any, name: str) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise self.wrong(name, "missing" if raw is None else "must be a table")
        return raw

    def _value(self, table: dict[str, Any], name: str, key: str, read: Callable[[Any], Any]) -> Any:
        said = table.get(key)
        if said is None or (isinstance(said, str) and not said.strip()):
            raise self.wrong(name or key, f"{key} is missing", key=key)
        try:
            return read(said)
        except ValueError as error:
            raise self.wrong(name or key, f"{key} {error}", key=key) from error
