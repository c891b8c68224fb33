"""Which languages a text may be in, by the words that every text has."""

from collections.abc import Iterable, Sequence

from jatak.inbound.reading.words.lexicon import Lexicon, lexicons

FEW = 16
"""Below so many words every language is possible: `stop` is many, and people mix them."""
NEAR = 0.6
"""Of the most common words found, those of a language that is nearly as likely, such as Norwegian beside Danish."""


def likely(words: Sequence[str]) -> tuple[Lexicon, ...]:
    """The lexicons for a text of these folded words, the likeliest first; all of them for a short one."""
    ranked = sorted(((_score(lexicon, words), lexicon) for lexicon in lexicons()), key=lambda pair: -pair[0])
    best = ranked[0][0]
    return tuple(lexicon for score, lexicon in ranked if len(words) < FEW or not best or score >= NEAR * best)


def language_of(words: Sequence[str]) -> str:
    """The likeliest language of these folded words as ISO 639-1; empty where no word tells."""
    best = likely(words)[0]
    return best.language if _score(best, words) else ""


def _score(lexicon: Lexicon, words: Iterable[str]) -> int:
    return sum(word in lexicon.common for word in words)
