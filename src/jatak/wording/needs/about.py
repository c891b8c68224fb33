"""What the messages are about: topics, kinds of goods, or at least the company's own range."""

import re
from collections.abc import Iterator

from jatak.wording.folding import plain
from jatak.wording.names import WORDS
from jatak.wording.phrases import matches, pattern
from jatak.wording.view import QUESTION, Gap, View

TOKENS = re.compile(r"\w+|[.!?]")
FAR = 300
"""So many letters around "offers" are looked at."""
WITHIN = 14
"""So many words behind "offers" it may be said of what."""
NEAR = 5
"""So many words behind "of" the thing itself stands."""
SHORTEST = 3


def untold(view: View) -> Iterator[Gap]:
    """Neither a topic, nor kinds of goods, nor the own range is named."""
    if not (tells_kinds(view) or view.says("own_range", QUESTION)):
        yield Gap("asked")


def only_own_range(view: View) -> Iterator[Gap]:
    """The own range is named, but no kinds of goods."""
    if tells_kinds(view):
        return
    for part, match in view.found(view.words["own_range"], QUESTION):
        yield view.gap(part, match)


def tells_kinds(view: View) -> bool:
    """Whether a topic or a kind of goods is named."""
    return any(_tells(view, part) for part in QUESTION) or any(
        view.names((topic,), QUESTION) for topic in view.asking.topics if _says_something(view, topic)
    )


def _tells(view: View, part: str) -> bool:
    text = view.parts[part]
    empty = _empty_words(view)
    for match in matches(text, view.words["subject"]):
        if _told_after(view, text.text[match.end() : match.end() + FAR], empty) or _told_before(
            view, text.text[max(0, match.start() - FAR) : match.start()], empty
        ):
            return True
    return any(_compound(view, word, empty) for word in WORDS.findall(text.text))


def _told_after(view: View, rest: str, empty: frozenset[str]) -> bool:
    """Something stands behind "about", "on", "for" in the same sentence."""
    sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
    for match in pattern(view.words["about"]).finditer(sentence):
        before, after = WORDS.findall(sentence[: match.start()]), WORDS.findall(sentence[match.end() :])
        if len(before) <= WITHIN and any(_means(word, empty) for word in after[:NEAR]):
            return True
    return bool(re.match(r"\s*[:(]", rest)) and any(_means(word, empty) for word in WORDS.findall(sentence)[:NEAR])


def _told_before(view: View, rest: str, empty: frozenset[str]) -> bool:
    """Wine offers: the word before says of what, in languages that build so."""
    if not view.words["premodified"]:
        return False
    words = TOKENS.findall(rest)
    return bool(words) and _means(words[-1], empty)


def _compound(view: View, word: str, empty: frozenset[str]) -> bool:
    """Rejsetilbud: one word says of what."""
    stems = (plain(stem) for stem in view.words["compound"])
    return any(word.endswith(stem) and _means(_front(word, stem), empty) for stem in stems)


def _front(word: str, stem: str) -> str:
    front = word.removesuffix(stem)
    return front.removesuffix("s") if len(front) > SHORTEST else front


def _means(word: str, empty: frozenset[str]) -> bool:
    return len(word) >= SHORTEST and not word.isdigit() and word not in empty and f"{word}s" not in empty


def _says_something(view: View, topic: str) -> bool:
    empty = _empty_words(view)
    return any(_means(word, empty) for word in WORDS.findall(plain(topic)))


def _empty_words(view: View) -> frozenset[str]:
    """Words that say nothing of goods: those of the lexicon, and the names of who writes."""
    if (known := view.memory.get("empty")) is None:
        generic = {part for word in view.words["generic"] for part in WORDS.findall(plain(word))}
        names = (name for company in view.asking.companies for name in company.every)
        known = view.memory["empty"] = frozenset(
            generic | {word for name in names for word in WORDS.findall(plain(name))}
        )
    assert isinstance(known, frozenset)
    return known
