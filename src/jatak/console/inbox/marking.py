"""The words of a request in pieces, those that brought it here marked."""

from collections.abc import Iterator
from typing import NamedTuple

from jatak.site.logs import masked

LONGEST = 20_000
"""Characters shown of one request."""


class Piece(NamedTuple):
    """A part of the words."""

    text: str
    marked: bool


def marked(words: str, deciding: str) -> list[Piece]:
    """All of the words, each place of the deciding ones marked; their case may differ.

    Replies quote our letters: the links in them would act for whoever wrote.
    """
    return list(_pieces(masked(words[:LONGEST]), deciding.strip()))


def around(words: str, deciding: str, width: int = 70) -> list[Piece]:
    """One line of the words for a list: the beginning, or what stands around the deciding ones."""
    line, sought = masked(" ".join(words.split())), " ".join(deciding.split())
    at = _place(line, sought, 0)
    first = max(0, at - width // 2) if at > 0 else 0
    cut = line[first : first + max(2 * width, len(sought) + width)]
    before = "… " if first else ""
    after = " …" if first + len(cut) < len(line) else ""
    return list(_pieces(f"{before}{cut}{after}", sought))


def _pieces(text: str, sought: str) -> Iterator[Piece]:
    begin = 0
    while (at := _place(text, sought, begin)) >= 0:
        if at > begin:
            yield Piece(text[begin:at], False)
        begin = at + len(sought)
        yield Piece(text[at:begin], True)
    if begin < len(text):
        yield Piece(text[begin:], False)


def _place(text: str, sought: str, begin: int) -> int:
    """Where it stands, -1 for nowhere; letters whose cases differ in length are compared as they are."""
    if not sought:
        return -1
    low, low_sought = text.lower(), sought.lower()
    if len(low) != len(text) or len(low_sought) != len(sought):
        return text.find(sought, begin)
    return low.find(low_sought, begin)
