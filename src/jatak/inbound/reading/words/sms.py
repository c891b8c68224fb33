"""What a text message asks for: the exact word, a word and a topic, or a clear sentence."""

from collections.abc import Collection

from jatak.inbound.reading.request import Request, Verdict
from jatak.inbound.reading.words.deciding import decided
from jatak.inbound.reading.words.exact import Words, commands, repeats, spelt
from jatak.inbound.reading.words.judging import Said, said
from jatak.inbound.reading.words.sentences import Sentence, Word, sentences

TOPIC = 2
"""A topic has one or two words."""
LONGEST = 2_000
IGNORED = ("stop", "stop beside", "hint", "alone beside")
"""What in a mail may be a wish, and in the chat of a text message means nothing."""


def asked_by_sms(text: str, stop_words: Collection[str] = ()) -> Request:
    """What this text message asks for; `stop_words` are those of the country, beside the general ones; never raises.

    The exact word leaves, whatever its case, accents and punctuation, and so does a clear sentence. `STOP TRAVEL`
    leaves with `topic` as the rest, one or two words: whether the company has such a topic is for the caller to look
    up, for whom a topic that it does not have is a doubt. A stop word that begins another sentence is a doubt, one
    inside a text means nothing. `START` and its like give no consent: nothing is done.
    """
    text = text[:LONGEST]
    read = sentences(text)
    known = commands().stop | spelt(stop_words)
    return _exact(read, known, text) or _sentence(known, text) or _narrowed(read, known, text)


def _exact(read: list[Sentence], known: frozenset[Words], text: str) -> Request | None:
    """The answer to a message that is a command and nothing else."""
    every = tuple(word.key for sentence in read for word in sentence.words if not word.key.isdigit())
    bare = tuple(word for word in every if word not in commands().courtesies)
    if repeats(bare, known) or repeats(every, known):
        return Request(Verdict.LEAVE, "", text.strip(), "exact")
    if repeats(bare, commands().start) or repeats(every, commands().start):
        return Request(Verdict.NOTHING, "", text.strip(), "start")
    return None


def _sentence(known: frozenset[Words], text: str) -> Request | None:
    """The answer to what its sentences say, if they say anything."""
    every = [_clear(one) for one in said(text) if not _bare(one, known)]
    answer = decided(every)
    return answer if answer.because else None


def _bare(one: Said, known: frozenset[Words]) -> bool:
    """Whether it is but a word among others, which acts only where it is the whole message."""
    return one.kind in IGNORED or (one.kind == "alone" and spelt([one.words]) <= known)


def _clear(one: Said) -> Said:
    return one.as_("says") if one.kind == "alone" else one


def _narrowed(read: list[Sentence], known: frozenset[Words], text: str) -> Request:
    """The answer to a message that begins with a stop word: with a topic behind it, or with a doubt."""
    if not read:
        return Request(Verdict.NOTHING)
    words = read[0].words
    if topic := _topic(words, known) if len(read) == 1 and not read[0].asked else ():
        return Request(Verdict.LEAVE, "", text.strip(), "topic", text[topic[0].start : topic[-1].end].lower())
    if size := _command(words, known):
        return Request(Verdict.DOUBTFUL, "", text[words[0].start : words[size - 1].end], "begins")
    return Request(Verdict.NOTHING)


def _topic(words: tuple[Word, ...], known: frozenset[Words]) -> tuple[Word, ...]:
    """What follows a stop word, where it can be the name of a topic."""
    polite, small = commands().courtesies, commands().small
    words = tuple(word for word in words if word.key not in polite)
    size = _command(words, commands().topical | known)
    rest = words[size:] if size else ()
    return rest if len(rest) <= TOPIC and not any(word.key in small or word.key.isdigit() for word in rest) else ()


def _command(words: tuple[Word, ...], known: frozenset[Words]) -> int:
    """How many words the command has that these begin with, or 0."""
    keys = tuple(word.key for word in words)
    return next((size for size in (3, 2, 1) if keys[:size] in known and len(keys) >= size), 0)
