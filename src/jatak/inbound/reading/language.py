"""Which language a text is in, told by its little words."""

from collections.abc import Mapping
from functools import cache

from jatak.inbound.reading.phrases.tables import table

WORDS = 400
ENOUGH = 3
SHARE = 12
"""One word of so many, at the least."""
EDGES = '.,;:!?()[]"<>*-–'


def language_of(text: str) -> str:
    """ISO 639-1 of the language of most of its little words; empty where too few are known or two are as many."""
    words = [word.strip(EDGES) for word in text[:6000].lower().split()[:WORDS]]
    known = _known()
    counts = dict.fromkeys(table("languages"), 0)
    different: dict[str, set[str]] = {language: set() for language in counts}
    for word in words:
        for language in known.get(word, ()):
            counts[language] += 1
            different[language].add(word)
    (first, most), (_, next_most) = sorted(counts.items(), key=lambda one: -one[1])[:2]
    enough = len(different[first]) >= ENOUGH and most * SHARE >= len(words)
    return first if enough and most > next_most else ""


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for language, words in table("languages").items():
        for word in set(words.split()):
            known[word] = (*known.get(word, ()), language)
    return known
