"""One line of a list: what it looks for, what it says, and where that stands in law."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from jatak.law.source import Source
from jatak.wording.asking import IN_VIEW
from jatak.wording.finding import Severity

BOTH = ("marketing", "customers")
SOURCE = ("cite", "source", "status")
LIKE = "like"
Words = Mapping[str, tuple[str, ...]]
"""Phrases by language; `any`: in every one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A requirement (`needs`), or words that are looked for (`words`, none of which stand inside `but`)."""

    code: str
    severity: Severity
    says: str
    """One sentence for the reader; `{name}` is who or what it is about."""
    remedy: str
    law: Source
    found: Mapping[str, Any]
    """A notice in which it is found, as what differs from a good one."""
    clear: Mapping[str, Any]
    """One in which it is not."""
    needs: str = ""
    words: Words = field(default_factory=dict)
    but: Words = field(default_factory=dict)
    parts: tuple[str, ...] = IN_VIEW
    purposes: tuple[str, ...] = BOTH
    when: tuple[str, ...] = ()
    """Conditions that must all hold."""
    unless: tuple[str, ...] = ()
    """Conditions of which none may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What no text can show, for a person to look at and attest."""

    code: str
    says: str
    law: Source
    country: str = ""
    purposes: tuple[str, ...] = BOTH
    when: tuple[str, ...] = ()


def entry(raw: Mapping[str, Any], shared: Mapping[str, Mapping[str, Any]]) -> Entry:
    """An entry as written; `like` takes over what it does not say itself from the shared entry of that code."""
    whole = {**shared[raw[LIKE]], **raw} if LIKE in raw else dict(raw)
    whole["severity"] = Severity[whole["severity"].upper()]
    whole["words"], whole["but"] = _phrases(whole.get("words", {})), _phrases(whole.get("but", {}))
    return Entry(**_typed(whole, Entry))


def reminder(raw: Mapping[str, Any], country: str) -> Reminder:
    """A reminder as written, in the list of this country."""
    return Reminder(**_typed({**raw, "country": country}, Reminder))


def _typed(whole: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """The fields of this kind; anything else is a mistake of the list."""
    law = Source(*(whole[name] for name in SOURCE))
    rest = {name: value for name, value in whole.items() if name not in (*SOURCE, LIKE)}
    if strange := set(rest) - {each.name for each in fields(kind)}:
        raise ValueError(f"{whole['code']}: nothing is called {', '.join(sorted(strange))}")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()} | {"law": law}


def _phrases(words: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(phrases) for language, phrases in words.items()}
