"""What one sentence says, in the language in which it says most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jatak.inbound.reading.words.guessing import likely
from jatak.inbound.reading.words.lexicon import Found, Lexicon
from jatak.inbound.reading.words.sentences import ADDRESS, Sentence, Word, sentences

LESSENING = ("fewer", "question", "elsewhere")
GRAVE = ("erasure", "account", "order", "access", "question", "form")
"""Reasons that stand where somebody else's choice is told, too."""
CLEAR = ("says", "alone", "alone beside", "stop", "stop beside")
BARRING = ("other", "order", "account")
"""Reasons that take the clearness from a clear sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was found: `kind` as the phrases have it, with the words as they were written."""

    kind: str
    language: str
    words: str
    span: tuple[int, int] = (0, 0)
    """From where to where in the text."""
    person: bool = True
    """Whether the sentence speaks of who writes."""
    named: bool = False
    """Whether those words themselves do."""
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
    every = _own([found for lexicon in known for found in _in(lexicon, sentence, text)])
    kinds = {found.kind for found in every}
    if "stay" in kinds or ("start" in kinds and not kinds & set(CLEAR)):
        return [found for found in every if found.kind in ("stay", "start")]
    if sentence.linked or ("told" in kinds and not _speaks(sentence, known) and not _of_themselves(every)):
        return [found for found in every if found.kind in GRAVE]
    if kinds & set(BARRING):
        return [found for found in every if found.kind not in CLEAR]
    return [found for found in every if found.kind != "says" or not _lessened(found, every, text)]


def _own(every: list[Said]) -> list[Said]:
    """Without the advice that is a part of a wish: in `like to be removed` lies `to be removed`."""
    wishes = [one.span for one in every if one.kind == "says"]
    return [one for one in every if one.kind != "told" or not any(_inside(one.span, by) for by in wishes)]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]


def _speaks(sentence: Sentence, known: tuple[Lexicon, ...]) -> bool:
    """Whether it says `I`: then what looks like advice to others is their own wish."""
    return any(word.key in lexicon.speaker for lexicon in known for word in sentence.words)


def _of_themselves(every: list[Said]) -> bool:
    """Whether a clear wish names who writes: `can you take me off` is no advice."""
    return any(one.kind == "says" and one.named for one in every)


def _lessened(one: Said, every: list[Said], text: str) -> bool:
    """Whether these very words ask for fewer, ask a question, or mean a thing or another company.

    "Do not send" may go on with "so many" or "the invoice".
    """
    return any(
        other.kind in LESSENING
        and one.span[0] < other.span[1]
        and (other.span[0] < one.span[1] or not text[one.span[1] : other.span[0]].strip())
        for other in every
    )


def _in(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Said]:
    words = lexicon.counting(sentence.words)
    keys = [word.key for word in words]
    person = not lexicon.person.isdisjoint(keys)
    for found in lexicon.find(keys) if words else ():
        if found.kind not in ("alone", "stop"):
            inside = keys[found.first : found.last]
            firm, named = lexicon.firmly(inside), not lexicon.single.isdisjoint(inside)
            one = _said(found.kind, lexicon, words[found.first : found.last], text)
            loose = (
                found.kind == "says"
                and not (firm or named or lexicon.mails(inside))
                and _strange(lexicon, words, found, text)
            )
            yield replace(one, kind="loose" if loose else one.kind, person=person, named=named, firm=firm)
    yield from _alone(lexicon, sentence, text)


def _strange(lexicon: Lexicon, words: list[Word], found: Found, text: str) -> bool:
    """Whether a word that the language's lists lack stands in these words or goes on from them: `no more chairs`."""
    inside, behind = words[found.first : found.last], words[found.last : found.last + 1]
    goes_on = [word for word in behind if not text[inside[-1].end : word.start].strip(" ")]
    goes_on = [word for word in goes_on if (word.clause, word.line) == (inside[-1].clause, inside[-1].line)]
    return any(not lexicon.knows(word.key) and not _identifies(word) for word in (*inside, *goes_on))


def _alone(lexicon: Lexicon, sentence: Sentence, text: str) -> Iterator[Said]:
    """Phrases that count where nothing stands beside them in their sentence, line or clause."""
    for number, part in enumerate(sentence.parts()):
        raw = [word for word in part if not _identifies(word)]
        words = lexicon.counting(raw)
        for kind, several in (("alone", words), ("stop", words), ("stop", raw)):
            if several and lexicon.whole([word.key for word in several], kind):
                yield _said(kind if number == 0 else f"{kind} beside", lexicon, several, text)


def _identifies(word: Word) -> bool:
    """An address or a number: who writes, not what."""
    return word.key == ADDRESS or word.key.isdigit()


def _said(kind: str, lexicon: Lexicon, words: list[Word], text: str) -> Said:
    start, end = words[0].start, words[-1].end
    return Said(kind, lexicon.language, text[start:end], (start, end))
