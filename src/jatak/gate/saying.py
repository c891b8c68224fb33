"""Says a decision in the reader's language; the English sentences stand with the rules."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from jatak.gate.decision import Answer, Decision
from jatak.gate.rule import NO_LIMIT
from jatak.gate.situation import Tri
from jatak.gate.withdrawal import Review

ENGLISH = "en"
SENTENCES = MappingProxyType({Tri.YES: "holds", Tri.NO: "fails", Tri.UNKNOWN: "unknown"})

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """Why, and what would change it; the second is empty where nothing need change."""

    because: str
    would_change: str


@lru_cache
def languages() -> tuple[str, ...]:
    """English, then the languages that have a file of words, in alphabetical order."""
    files = resources.files("jatak.gate").joinpath("words").iterdir()
    return (ENGLISH, *sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def explain(decision: Decision, language: str = ENGLISH) -> Said:
    """A decision in this language; raises KeyError on one that has no words."""
    if language == ENGLISH:
        return Said(decision.because, decision.would_change)
    if decision.decisive is None:
        return Said(words(language)["permissions"][decision.permission]["because"], "")
    return say(decision.decisive, language)


def say(answer: Answer, language: str = ENGLISH) -> Said:
    """One rule's answer in this language."""
    if language == ENGLISH:
        return Said(answer.because, answer.would_change)
    every = words(language)
    of_rule = every["rules"][answer.rule]
    because = of_rule.get(SENTENCES[answer.holds]) or of_rule["fails"]
    limit = every["no_limit"] if answer.limit == NO_LIMIT else answer.limit
    change = "" if answer.holds is Tri.YES else of_rule["change"]
    return Said(because.format(limit=limit), change.format(limit=limit))


def say_review(review: Review, language: str = ENGLISH) -> Said:
    """The review of a way to leave in this language."""
    if language == ENGLISH:
        return Said(review.because, review.would_change)
    every = words(language)["leaving"]
    if review.lawful:
        return Said(every["handled"], "")
    change = every[review.reason]["change"]
    return Said(every["not_known"].format(change=change) if review.unknown else every[review.reason]["fails"], change)


@lru_cache
def words(language: str) -> Words:
    """The file of words of a language."""
    if language not in languages():
        raise KeyError(f"no words in {language}: there are {', '.join(languages())}")
    file = resources.files("jatak.gate").joinpath("words", f"{language}.toml")
    return MappingProxyType(tomllib.loads(file.read_text("utf-8")))
