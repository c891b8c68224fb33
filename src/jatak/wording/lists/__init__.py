"""The lists: one that holds everywhere, one of a layer such as the Union, and one a country (`XX.toml`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jatak.wording.entry import Entry, Reminder, entry, reminder

EVERYWHERE = "everywhere"
HEAD = {"members", "entry", "reminder"}


@dataclass(frozen=True, slots=True)
class List:
    """One list; `country` is empty for what holds everywhere."""

    country: str
    members: frozenset[str]
    """The countries of a layer."""
    entries: tuple[Entry, ...]
    reminders: tuple[Reminder, ...]


@cache
def lists() -> Mapping[str, List]:
    """All lists by country or layer; what holds everywhere under the empty name."""
    raw = {file.name[:-5]: loads(file.read_text("utf-8")) for file in files(__name__).iterdir() if _is_list(file.name)}
    shared = {each["code"]: each for each in raw[EVERYWHERE]["entry"]}
    return {_country(name): _list(_country(name), content, shared) for name, content in sorted(raw.items())}


def that_hold(country: str) -> Iterator[List]:
    """The lists of a country, its own first and what holds everywhere last."""
    every = lists()
    if country in every:
        yield every[country]
    yield from (each for each in every.values() if country in each.members)
    if country:
        yield every[""]


@cache
def entries_for(country: str) -> tuple[tuple[str, Entry], ...]:
    """The entries of a country, each with whose list has it; what it says itself replaces what others say."""
    found: dict[str, tuple[str, Entry]] = {}
    for each in that_hold(country):
        for one in each.entries:
            found.setdefault(one.code, (each.country, one))
    return tuple(found.values())


def countries() -> tuple[str, ...]:
    """The countries with a list of their own."""
    return tuple(name for name, each in lists().items() if name and not each.members)


def known() -> tuple[str, ...]:
    """The countries with a list of their own or of a layer."""
    return tuple(sorted({*countries(), *(code for each in lists().values() for code in each.members)}))


def _country(name: str) -> str:
    return "" if name == EVERYWHERE else name


def _list(country: str, raw: Mapping[str, Any], shared: Mapping[str, Mapping[str, Any]]) -> List:
    if strange := set(raw) - HEAD:
        raise ValueError(f"{country}: nothing is called {', '.join(sorted(strange))}")
    entries = tuple(entry(each, shared) for each in raw.get("entry", ()))
    reminders = tuple(reminder(each, country) for each in raw.get("reminder", ()))
    return List(country, frozenset(raw.get("members", ())), entries, reminders)


def _is_list(name: str) -> bool:
    return name.endswith(".toml")
