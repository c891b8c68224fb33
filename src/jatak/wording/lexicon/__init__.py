"""The words of each language for what a notice must say: a file a language, `any.toml` for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

ANY = "any"
SYNONYMS = {"no": "nb", "nn": "nb"}
"""Languages whose words are near enough."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, and those of all."""

    language: str
    known: bool
    """Whether there are words of this language: else what a text lacks cannot be told."""
    words: Mapping[str, tuple[str, ...]]
    channels: Mapping[str, tuple[str, ...]]

    def __getitem__(self, kind: str) -> tuple[str, ...]:
        """The phrases of one kind, such as `withdraw` or `often`."""
        return self.words.get(kind, ())


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language, such as `da` or `de-AT`."""
    base = language.replace("_", "-").partition("-")[0].lower()
    base = SYNONYMS.get(base, base)
    known = base in languages()
    own, shared = (_read(base) if known else {}), _read(ANY)
    kinds = {kind for kind in (*own, *shared) if kind != "channels"}
    return Lexicon(
        base,
        known,
        {kind: (*own.get(kind, ()), *shared.get(kind, ())) for kind in kinds},
        _joined(own.get("channels", {}), shared["channels"]),
    )


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are words of."""
    every = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name[:-5] for name in every if name.endswith(".toml") and name != f"{ANY}.toml"))


def _joined(own: dict[str, list[str]], shared: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {channel: (*own.get(channel, ()), *shared.get(channel, ())) for channel in {*own, *shared}}


@cache
def _read(language: str) -> dict[str, Any]:
    return loads(files(__name__).joinpath(f"{language}.toml").read_text("utf-8"))
