"""What one sentence says, in the language in which it says most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jatak.inbound.reading.words.lexicon import Lexicon, lexicons
from jatak.inbound.reading.words.sentences import ADDRESS, Sentence, Word

GRAVE = ("erasure", "account", "order", "access", "question")
"""Reasons that stand where somebody else's choice is told, too."""
CLEAR = ("says", "alone", "alone beside", "stop", "stop beside")
BARRING = ("other", "question", "fewer", "order", "account")
"""Reasons that take the clearness from a clear sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was found: `kind` as the phrases have it, with the words as they were written."""

    kind: str
    language: str
    words: str

    def as_(self, kind: str) -> "Said":
        """The same words, weighed as another kind."""
        return replace(self, kind=kind)


def said(sentence: Sentence, text: str) -> list[Said]:
    """Everything that this sentence says; a clear wish is left out where something else bars it."""
    every = [found for lexicon in lexicons() for found in _in(lexicon, sentence, text)]
    kinds = {found.kind for found in every}
    if kinds & {"stay", "start"}:
        return [found for found in every if found.kind in ("stay", "start")]
    if "told" in kinds or sentence.linked:
        return [found for found in every if found.kind in GRAVE]
    if kinds & set(BARRING):
        return [found for found in every if found.kind not in CLEAR]
    return every


def _in(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Said]:
    words = [word for word in sentence.words if word.key not in lexicon.fillers]
    if not words:
        return
    for found in lexicon.find([word.key for word in words]):
        if found.kind not in ("alone", "stop"):
            yield _said(found.kind, lexicon, words[found.first : found.last], text)
    yield from _alone(lexicon, sentence, text)


def _alone(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Said]:
    """Phrases that count where nothing stands beside them in their sentence, line or clause."""
    for number, part in enumerate(sentence.parts()):
        words = [word for word in part if word.key not in lexicon.fillers and not _identifies(word)]
        keys = [word.key for word in words]
        for kind in ("alone", "stop"):
            if words and lexicon.whole(keys, kind):
                yield _said(kind if number == 0 else f"{kind} beside", lexicon, words, text)


def _identifies(word: Word) -> bool:
    """An address or a number: who writes, not what."""
    return word.key == ADDRESS or word.key.isdigit()


def _said(kind: str, lexicon: Lexicon, words: list[Word], text: str) -> Said:
    return Said(kind, lexicon.language, text[words[0].start : words[-1].end])
