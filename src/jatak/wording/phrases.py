"""Phrases as the lists write them, and where they stand in a text.

Case and accents do not count. A blank is any gap between words of one sentence, a hyphen may be left out or be a blank,
an apostrophe may be left out. `*` is any letters, `#` a number, `(a|b)` one of these, `[a ]` what may be missing, `...`
up to 80 letters of the same sentence.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from jatak.wording.folding import Folded, plain

GAP = r"[^\w.!?]{1,4}"
WRITTEN = {
    " ... ": rf"{GAP}(?:[^.!?]{{0,80}}?[^\w.!?])?",
    " ": GAP,
    "-": r"[\s\-]?",
    "'": "'?",
    "*": r"\w*",
    "#": r"\d+",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "[": "(?:",
    "]": ")?",
}
TOKEN = re.compile(r" \.\.\. |\s+|.", re.DOTALL)


@lru_cache(maxsize=2048)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """All these phrases, the longest first, as whole words."""
    every = "|".join(_regex(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)" if every else r"(?!)")


def matches(text: Folded, phrases: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where these phrases stand, from left to right."""
    return pattern(tuple(phrases)).finditer(text.text)


def said(text: Folded, phrases: Iterable[str]) -> bool:
    """Whether any of these phrases stands in the text."""
    return pattern(tuple(phrases)).search(text.text) is not None


def _regex(phrase: str) -> str:
    return "".join(WRITTEN.get(token) or re.escape(token) for token in TOKEN.findall(" ".join(plain(phrase).split())))
