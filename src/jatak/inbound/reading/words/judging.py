"""What one sentence says, in the language in which it says most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jatak.inbound.reading.words.guessing import likely
from jatak.inbound.reading.words.lexicon import Lexicon
from jatak.inbound.reading.words.sentences import ADDRESS, Sentence, Word, sentences

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
    person: bool = True
    """Whether the sentence speaks of who writes."""
    firm: bool = True
    """Whether the words name mail, a list, a consent."""

    def as_(self, kind: str) -> "Said":
        """The same words, weighed as another kind."""
        return replace(self, kind=kind)


def said(text: str) -> Iterator[Said]:
    """Everything that a text says, sentence by sentence."""
    read = sentences(text)
    known = likely([word.key for sentence in read for word in sentence.words])
    for sentence in read:
        yield from _sentence(sentence, text, known)


def _sentence(sentence: Sentence, text: str, known: tuple[Lexicon, ...]) -> list[Said]:
    """Everything that this sentence says; a clear wish is left out where something else bars it."""
    every = [found for lexicon in known for found in _in(lexicon, sentence, text)]
    kinds = {found.kind for found in every}
    if "stay" in kinds or ("start" in kinds and not kinds & set(CLEAR)):
        return [found for found in every if found.kind in ("stay", "start")]
    if "told" in kinds or sentence.linked:
        return [found for found in every if found.kind in GRAVE]
    if kinds & set(BARRING):
        return [found for found in every if found.kind not in CLEAR]
    return every


def _in(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Said]:
    words = lexicon.counting(sentence.words)
    keys = [word.key for word in words]
    person = not lexicon.person.isdisjoint(keys)
    for found in lexicon.find(keys) if words else ():
        if found.kind not in ("alone", "stop"):
            firm = lexicon.firmly(keys[found.first : found.last])
            one = _said(found.kind, lexicon, words[found.first : found.last], text)
            yield replace(one, person=person, firm=firm)
    yield from _alone(lexicon, sentence, text)


def _alone(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Said]:
    """Phrases that count where nothing stands beside them in their sentence, line or clause."""
    for number, part in enumerate(sentence.parts()):
        words = lexicon.counting(word for word in part if not _identifies(word))
        keys = [word.key for word in words]
        for kind in ("alone", "stop"):
            if words and lexicon.whole(keys, kind):
                yield _said(kind if number == 0 else f"{kind} beside", lexicon, words, text)


def _identifies(word: Word) -> bool:
    """An address or a number: who writes, not what."""
    return word.key == ADDRESS or word.key.isdigit()


def _said(kind: str, lexicon: Lexicon, words: list[Word], text: str) -> Said:
    return Said(kind, lexicon.language, text[words[0].start : words[-1].end])
