"""Places in a text that the person's own words fill: `{name}`, or `{name|dear customer}` where it may be missing."""

import html
import re
from collections.abc import Mapping

KNOWN = frozenset({"name", "email", "company"})
_PLACE = re.compile(r"\{([a-z_]+)(?:\|([^{}]*))?\}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def unknown(text: str) -> list[str]:
    """The names of places that nothing fills."""
    return sorted({match[1] for match in _PLACE.finditer(text)} - KNOWN)


def fill(text: str, words: Mapping[str, str]) -> str:
    """Fill the places of a plain text."""
    return _PLACE.sub(lambda match: _word(match, words), text)


def fill_html(text: str, words: Mapping[str, str]) -> str:
    """Fill the places of an HTML text, where the person's words can be nothing but text."""
    return _PLACE.sub(lambda match: html.escape(_word(match, words)), text)


def one_line(text: str) -> str:
    """The text without line breaks and control characters, as names and headers need it."""
    return _CONTROL.sub(" ", text).strip()


def _word(match: re.Match[str], words: Mapping[str, str]) -> str:
    if match[1] not in KNOWN:
        return match[0]
    return one_line(words.get(match[1], "")) or match[2] or ""
