"""The words that are commands when they are a whole text message."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from jatak.inbound.reading.words.folding import key
from jatak.inbound.reading.words.lexicon import lexicons

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commands:
    """Those of `commands.toml`, folded, and the courtesies of every language."""

    stop: frozenset[Words]
    topical: frozenset[Words]
    start: frozenset[Words]
    small: frozenset[str]
    courtesies: frozenset[str]


@cache
def commands() -> Commands:
    """The commands that hold in every country."""
    raw = loads(files("jatak.inbound.reading.words").joinpath("commands.toml").read_text("utf-8"))
    polite = frozenset[str]().union(*(lexicon.courtesies for lexicon in lexicons()))
    small = frozenset(key(word) for word in raw["small"])
    return Commands(spelt(raw["stop"]), spelt(raw["topical"]), spelt(raw["start"]), small, polite)


def spelt(every: Iterable[str]) -> frozenset[Words]:
    """Commands as folded words."""
    return frozenset(tuple(key(word) for word in one.replace("-", " ").split()) for one in every)


def repeats(words: Words, known: Iterable[Words]) -> bool:
    """Whether these words are one of the known, once or again and again, or its letters one by one."""
    if not words:
        return False
    if all(len(word) == 1 for word in words) and len(words) > 1:
        words = (key("".join(words)),)
    return any(one and words == one * (len(words) // len(one)) for one in known)
