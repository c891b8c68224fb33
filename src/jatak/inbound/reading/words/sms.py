"""What a text message asks for: the exact word, a word and a topic, or a clear sentence."""

from collections.abc import Collection, Sequence

from jatak.inbound.reading.look import Look
from jatak.inbound.reading.request import Request, Verdict
from jatak.inbound.reading.words.deciding import decided
from jatak.inbound.reading.words.exact import Words, commands, repeats, spelt
from jatak.inbound.reading.words.guessing import language_of
from jatak.inbound.reading.words.judging import Said, said
from jatak.inbound.reading.words.lexicon import lexicons
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
    own = spelt(stop_words)
    known = commands().stop | own
    if exact := _exact(read, known, text):
        return exact
    said_so = _sentence(known, text)
    if said_so.verdict is Verdict.LEAVE:
        return said_so
    if _each(read, known):
        return Request(Verdict.LEAVE, language_of([word.key for word in read[0].words]), text.strip(), "asked")
    return _narrowed(read, commands().topical | own, text) or _doubted(read, known, said_so, text)


def _exact(read: list[Sentence], known: frozenset[Words], text: str) -> Request | None:
    """The answer to a message that is a command and nothing else."""
    every = tuple(word.key for sentence in read for word in sentence.words if not word.key.isdigit())
    bare = tuple(word for word in every if word not in commands().courtesies)
    if repeats(bare, known) or repeats(every, known):
        return Request(Verdict.LEAVE, language_of(every), text.strip(), "exact")
    if repeats(bare, commands().start) or repeats(every, commands().start):
        return Request(Verdict.NOTHING, language_of(every), text.strip(), "start")
    return None


def _sentence(known: frozenset[Words], text: str) -> Request:
    """The answer to what its sentences say."""
    return decided(_clear(one) for one in said(text) if not _bare(one, known))


def _each(read: list[Sentence], known: frozenset[Words]) -> bool:
    """Whether every clause is a wish to leave and nothing else, and a stop word among them: `no interest, stop`."""
    clauses = [part for sentence in read for part in sentence.clauses()]
    bare = [tuple(word.key for word in part if word.key not in commands().courtesies) for part in clauses]
    bare = [part for part in bare if part]
    stops = [part for part in bare if part in known]
    wishes = [part for part in bare if part in known or any(one.whole([*part], "alone") for one in lexicons())]
    return bool(stops) and len(bare) > 1 and len(wishes) == len(bare) and not any(one.asked for one in read)


def _bare(one: Said, known: frozenset[Words]) -> bool:
    """Whether it is but a word among others, which acts only where it is the whole message."""
    return one.kind in IGNORED or (one.kind == "alone" and spelt([one.words]) <= known)


def _clear(one: Said) -> Said:
    weighed = {"alone": "says", "loose": "bare"}
    return one.as_(weighed.get(one.kind, one.kind))


def _narrowed(read: list[Sentence], topical: frozenset[Words], text: str) -> Request | None:
    """The answer to a stop word with the name of a topic behind it, and nothing else."""
    if len(read) != 1 or read[0].asked:
        return None
    words = [word for word in read[0].words if word.key not in commands().courtesies]
    topic = words[_command(words, topical) or len(words) :]
    if not 0 < len(topic) <= TOPIC or any(word.key in commands().small or word.key.isdigit() for word in topic):
        return None
    named = text[topic[0].start : topic[-1].end].lower()
    return Request(Verdict.LEAVE, language_of([word.key for word in words]), text.strip(), "topic", named)


def _doubted(read: list[Sentence], known: frozenset[Words], answer: Request, text: str) -> Request:
    """The answer of its sentences, or a doubt where it begins with a stop word."""
    if answer.because or not read:
        return answer
    words = read[0].words
    size = _command(words, known)
    if not size:
        return answer
    return Request(Verdict.DOUBTFUL, "", text[words[0].start : words[size - 1].end], Look.BEGINS)


def _command(words: Sequence[Word], known: frozenset[Words]) -> int:
    """How many words the command has that these begin with, or 0."""
    keys = tuple(word.key for word in words)
    return next((size for size in (3, 2, 1) if keys[:size] in known and len(keys) >= size), 0)
