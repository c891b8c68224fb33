"""Two versions of words, compared word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from jatak.consent.notices import Draft, Words
from jatak.console.notices.telling import LABELS, in_words
from jatak.console.notices.words import PARTS

TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
MANY = 0.1
"""Of all words; more than that is hardly a spelling fix."""


class Piece(NamedTuple):
    """Words that stayed (`same`), went (`gone`) or came (`new`)."""

    kind: str
    text: str


class Part(NamedTuple):
    """A part of a text that changed."""

    label: Any
    pieces: list[Piece]


class Language(NamedTuple):
    """The parts of a language that changed."""

    language: str
    parts: list[Part]


class Term(NamedTuple):
    """Something beside the words that changed."""

    label: Any
    before: str
    after: str


def languages(before: Draft, after: Draft) -> list[Language]:
    """Each language of either, with what changed in it."""
    every = sorted({*before.words, *after.words})
    found = [Language(code, list(_parts(_words(before, code), _words(after, code)))) for code in every]
    return [each for each in found if each.parts]


def terms(before: Draft, after: Draft) -> list[Term]:
    """What changed beside the words."""
    one, other = in_words(before), in_words(after)
    return [Term(label, one[name], other[name]) for name, label in LABELS.items() if one[name] != other[name]]


def much(before: Draft, after: Draft) -> bool:
    """Whether so many words changed, or any number did, that it is hardly a spelling fix."""
    return any(_much(_words(before, code), _words(after, code)) for code in after.words)


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Both texts as one, in pieces."""
    one, other = TOKENS.findall(before), TOKENS.findall(after)
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(one[i:j]))
            continue
        if i < j:
            yield Piece("gone", "".join(one[i:j]))
        if k < m:
            yield Piece("new", "".join(other[k:m]))


def _parts(before: Words, after: Words) -> Iterator[Part]:
    for name, label in PARTS.items():
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield Part(label, list(pieces(one, other)))


def _much(before: Words, after: Words) -> bool:
    one, other = _tokens(before), _tokens(after)
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike < 1 - MANY or [each for each in one if each.isdigit()] != [each for each in other if each.isdigit()]


def _tokens(words: Words) -> list[str]:
    return [each for name in PARTS for each in re.findall(r"\w+", getattr(words, name))]


def _words(content: Draft, language: str) -> Words:
    return content.words.get(language, Words("", ""))
