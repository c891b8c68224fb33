"""The marks of `marks.toml`, folded, and whether a line begins with one."""

from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jatak.inbound.reading.words.folding import folded


@cache
def marks(kind: str) -> frozenset[tuple[str, ...]]:
    """All marks of a kind, each as folded words."""
    return frozenset(folded(mark) for mark in _raw()[kind])


@cache
def labels() -> dict[tuple[str, ...], str]:
    """What each label of a header stands for: `fra` for `from`."""
    return {folded(label): kind for kind, every in _raw()["labels"].items() for label in every}


def begins(words: tuple[str, ...], kind: str) -> int:
    """How many of these words are a mark of this kind that they begin with, or 0."""
    known = marks(kind)
    return next((size for size in range(min(len(words), 8), 0, -1) if words[:size] in known), 0)


@cache
def _raw() -> dict[str, Any]:
    return loads(files("jatak.inbound.reading.quotes").joinpath("marks.toml").read_text("utf-8"))
