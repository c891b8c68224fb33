"""A decision in the language that a user asks for."""

from dataclasses import replace

from jatak.base.errors import UsageError
from jatak.gate.decision import Answer, Decision
from jatak.gate.saying import explain, languages, say

_ALSO_CALLED = {"no": "nb"}


def language_named(word: str) -> str:
    """The language of this name; raises UsageError with those that there are."""
    language = _ALSO_CALLED.get(word.lower(), word.lower())
    if language not in languages():
        raise UsageError(f"There are no words in {word!r}.", f"There are: {', '.join(languages())}.")
    return language


def in_language(decision: Decision, language: str) -> Decision:
    """The same decision, with its sentences and those of every rule in this language."""
    said = explain(decision, language)
    answers = tuple(_said(answer, language) for answer in decision.answers)
    return replace(decision, because=said.because, would_change=said.would_change, answers=answers)


def _said(answer: Answer, language: str) -> Answer:
    said = say(answer, language)
    return replace(answer, because=said.because, would_change=said.would_change)
