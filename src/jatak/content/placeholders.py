"""Places in a text that the person's own words fill: `{name}`, or `{name|dear customer}` where it may be missing."""

import html
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

CONFIRM_LINK = "confirm_link"
"""Filled in requests to confirm a sign-up alone."""
OWN_LINK = "own_link"
"""Filled in answers to what somebody asked for alone: it opens what no message should that may be passed on."""
STAY_LINK = "stay_link"
"""Filled in notices before people go alone."""
ANSWER_LINK = "answer_link"
"""Filled in letters that bring somebody the answer they asked for alone."""
KNOWN = frozenset({"name", "email", "company", CONFIRM_LINK, OWN_LINK, STAY_LINK, ANSWER_LINK})
_PLACE = re.compile(r"\{([a-z_]+)(?:\|([^{}]*))?\}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Blank(NamedTuple):
    """A place of a text, and what stands there where the person's word is missing."""

    name: str
    otherwise: str = ""


def unknown(text: str) -> list[str]:
    """The names of places that nothing fills."""
    return sorted({match[1] for match in _PLACE.finditer(text)} - KNOWN)


def asks_to_confirm(text: str) -> bool:
    """Whether the link by which a sign-up is confirmed stands in the text."""
    return any(match[1] == CONFIRM_LINK for match in _PLACE.finditer(text))


def opens_own(text: str) -> bool:
    """Whether a link stands in the text that opens what only its reader should see: their page, or their answer."""
    return any(match[1] in (OWN_LINK, ANSWER_LINK) for match in _PLACE.finditer(text))


def lets_stay(text: str) -> bool:
    """Whether the link by which somebody stays stands in the text."""
    return any(match[1] == STAY_LINK for match in _PLACE.finditer(text))


def pieces(text: str) -> list[str | Blank]:
    """The text cut at its places; places that nothing fills stay text."""
    cut: list[str | Blank] = []
    end = 0
    for match in _PLACE.finditer(text):
        if match[1] in KNOWN:
            cut += [text[end : match.start()], Blank(match[1], match[2] or "")]
            end = match.end()
    return [*cut, text[end:]]


def masked(text: str) -> str:
    """The text with letters in place of its places, as long as before: for whoever looks for markup."""
    return _PLACE.sub(lambda match: "x" * len(match[0]), text)


def rewritten(text: str, rewrite: Callable[[str], str]) -> str:
    """The text with each of its places rewritten, the words outside of them as they were."""
    return _PLACE.sub(lambda match: rewrite(match[0]), text)


def fill(text: str, words: Mapping[str, str]) -> str:
    """Fill the places of a plain text."""
    return "".join(_word(piece, words) for piece in pieces(text))


def fill_html(text: str, words: Mapping[str, str]) -> str:
    """Fill the places of an HTML text, where the person's words can be nothing but text."""
    return "".join(html.escape(_word(piece, words)) if isinstance(piece, Blank) else piece for piece in pieces(text))


def one_line(text: str) -> str:
    """The text without line breaks and control characters, as names and headers need it."""
    # What is printable holds none of them: the quick answer for nearly every name.
    return (text if text.isprintable() else _CONTROL.sub(" ", text)).strip()


def _word(piece: str | Blank, words: Mapping[str, str]) -> str:
    if isinstance(piece, str):
        return piece
    return one_line(words.get(piece.name, "")) or piece.otherwise
