"""Whether a company is named, as people write it: without its legal form, in any case, with an s of possession."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads

from jatak.wording.folding import Folded, plain

WORDS = re.compile(r"\w+")
BEFORE, BEHIND = re.compile(r"\S*\Z"), re.compile(r"\S*")
AROUND = 80
"""So many letters around a name are looked at for an address."""


@lru_cache(maxsize=2048)
def spelt(name: str) -> re.Pattern[str]:
    """The name as a pattern for folded text."""
    words = _bare(WORDS.findall(plain(name)))
    between = r"[^\w]{0,3}"
    return re.compile(rf"(?<!\w){between.join(map(re.escape, words))}(?:'?s)?(?!\w)" if words else r"(?!)")


def named(text: Folded, names: Iterable[str]) -> re.Match[str] | None:
    """Where one of these names stands first, or None."""
    found = (match for name in names for match in spelt(name).finditer(text.text) if not _in_address(text.text, match))
    return min(found, key=lambda match: match.start(), default=None)


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Whether it is a piece of an e-mail address or of a page's, which names nobody."""
    start, end = match.span()
    before = BEFORE.search(text[max(0, start - AROUND) : start])
    after = BEHIND.match(text[end : end + AROUND])
    around = f"{before[0] if before else ''}{match[0]}{after[0] if after else ''}"
    return "@" in around or "://" in around or "www." in around


def _bare(words: list[str]) -> list[str]:
    """The words without the legal form at their end; all of them where nothing else is left."""
    for form in _forms():
        if len(words) > len(form) and words[-len(form) :] == list(form):
            return _bare(words[: -len(form)])
    return words


@cache
def _forms() -> tuple[tuple[str, ...], ...]:
    forms = loads(files("jatak.wording").joinpath("legal_forms.toml").read_text("utf-8"))["forms"]
    return tuple(sorted((tuple(WORDS.findall(plain(form))) for form in forms), key=len, reverse=True))
