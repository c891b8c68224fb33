"""One parameter of a rule pack: its name, what it means and how its value is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from jatak.law.source import Source
from jatak.law.vocabulary import LAW, NONE, REST

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A parameter's value on the law day, with its source; `value` is None where it was not researched."""

    value: T | None
    source: Source
    valid_from: date
    valid_to: date | None = None
    """The last day on which it holds."""
    note: str = ""
    said_by: str = LAW
    """Who says so: the law itself, a regulator, or courts; one of `vocabulary.SAYERS`."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in whole months or years; `amount` is None where the law sets none."""

    amount: int | None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the recipient's day in which nothing may arrive, over midnight where `begins` is the later one."""

    begins: time
    ends: time

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"

    def covers(self, at: time) -> bool:
        """Whether this time of day is among them."""
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """A name of a rule pack; `read` turns the TOML value into a typed one or raises ValueError."""

    name: str
    read: Callable[[Any], T]
    meaning: str


def flag(raw: Any) -> bool:
    """True or false."""
    if not isinstance(raw, bool):
        raise ValueError(f"must be true or false, not {raw!r}")
    return raw


def text(raw: Any) -> str:
    """A line of text."""
    if not isinstance(raw, str) or not raw:
        raise ValueError(f"must be a text, not {raw!r}")
    return raw


def limit(at_most: int) -> Callable[[Any], Limit]:
    """A whole number from 1 to `at_most`, or "none"."""

    def read(raw: Any) -> Limit:
        if raw == NONE:
            return Limit(None)
        if not isinstance(raw, int) or isinstance(raw, bool) or not 1 <= raw <= at_most:
            raise ValueError(f'must be a whole number from 1 to {at_most} or "none", not {raw!r}')
        return Limit(raw)

    return read


def quiet(raw: Any) -> Quiet | None:
    """Hours such as "21:00-08:00", or "none"."""
    if raw == NONE:
        return None
    try:
        begins, ends = (time.fromisoformat(part) for part in raw.split("-"))
    except (AttributeError, ValueError):
        raise ValueError(f'must be hours such as "21:00-08:00" or "none", not {raw!r}') from None
    if begins == ends:
        raise ValueError(f"begins when it ends: {raw!r}")
    return Quiet(begins, ends)


def word(allowed: tuple[str, ...]) -> Callable[[Any], str]:
    """One of the allowed words."""

    def read(raw: Any) -> str:
        if raw not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}, not {raw!r}")
        return str(raw)

    return read


def words(allowed: tuple[str, ...]) -> Callable[[Any], frozenset[str]]:
    """A list of allowed words, each once; "none" is the empty list."""

    def read(raw: Any) -> frozenset[str]:
        if raw == NONE:
            return frozenset()
        if not isinstance(raw, list) or len(set(map(str, raw))) != len(raw):
            raise ValueError(f'must be a list without repetitions or "none", not {raw!r}')
        return frozenset(word(allowed)(item) for item in raw)

    return read


def texts(raw: Any) -> frozenset[str]:
    """A list of texts, each once; "none" is the empty list."""
    if raw == NONE:
        return frozenset()
    if not isinstance(raw, list) or len(set(map(str, raw))) != len(raw):
        raise ValueError(f'must be a list without repetitions or "none", not {raw!r}')
    return frozenset(text(item) for item in raw)


def by(keys: tuple[str, ...], read_one: Callable[[Any], T]) -> Callable[[Any], Mapping[str, T]]:
    """A value for each key: one for all, or a table by key in which "*" stands for the rest."""

    def read(raw: Any) -> Mapping[str, T]:
        table = raw if isinstance(raw, dict) else {REST: raw}
        if unknown := set(table) - {*keys, REST}:
            raise ValueError(f"has no {', '.join(sorted(unknown))}: use {', '.join(keys)} or *")
        if missing := [key for key in keys if key not in table and REST not in table]:
            raise ValueError(f"leaves out {', '.join(missing)}: name them or add *")
        return MappingProxyType({key: read_one(table.get(key, table.get(REST))) for key in keys})

    return read
