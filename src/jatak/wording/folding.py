"""Text as it is compared: without case, accents and addresses of links, each letter knowing where it stood."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((https?://[^\s()]{1,2000}|mailto:[^\s()]{1,500})\)")
"""`[text](address)`, of which people see the text."""
LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("’‘ʼ´`", "'")
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; `at[i]` is where its letter i stood in the original."""

    original: str
    text: str
    at: tuple[int, ...]
    links: tuple[tuple[int, int], ...]
    """First and last-but-one position of the visible text of each link, in the original."""

    def place(self, match: re.Match[str]) -> tuple[int, int]:
        """Start and end of a match in the original."""
        return self.span(match.start(), match.end())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of a stretch of the folded text."""
        if start >= end:
            here = self.at[start] if start < len(self.at) else len(self.original)
            return here, here
        return self.at[start], self.at[end - 1] + 1


@lru_cache(maxsize=4096)
def fold(letter: str) -> str:
    """One letter without case and accent: `Ø` is `o`, `ß` is `ss`."""
    apart = unicodedata.normalize("NFKD", letter.casefold().translate(LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(LETTERS)


def folded(original: str) -> Folded:
    """A text as it is compared."""
    text: list[str] = []
    at: list[int] = []
    hidden = _hidden(original)
    for position, letter in enumerate(original):
        if position not in hidden:
            like = fold(letter)
            text.append(like)
            at.extend([position] * len(like))
    return Folded(original, "".join(text), tuple(at), tuple(match.span(1) for match in LINK.finditer(original)))


def plain(words: str) -> str:
    """Words in folded letters, without positions."""
    return "".join(fold(letter) for letter in words)


def _hidden(original: str) -> set[int]:
    """The positions that nobody sees: brackets and addresses of links."""
    return {
        position
        for match in LINK.finditer(original)
        for position in range(*match.span())
        if not match.start(1) <= position < match.end(1)
    }
