"""One phrase of a table: pieces that follow each other closely."""

from functools import lru_cache

from jatak.inbound.reading.phrases.folding import folded

GAP = 80
"""Letters that `*` may stand for."""
SHORT = 6
"""A piece with fewer letters is a word of its own: `spf` is not found in `lispf`."""


@lru_cache(maxsize=8192)
def pieces(phrase: str) -> tuple[str, ...]:
    """The folded pieces between the stars."""
    return tuple(folded(piece) for piece in phrase.split("*"))


def found(phrase: str, text: str) -> int | None:
    """Where the phrase begins in a folded text, None where it is not; `*` stands for up to eighty letters."""
    first, *others = pieces(phrase)
    start = _find(first, text, 0, len(text))
    while start >= 0 and others:
        place = start + len(first)
        for piece in others:
            following = text.find(piece, place, place + GAP + len(piece))
            if following < 0:
                break
            place = following + len(piece)
        else:
            return start
        start = _find(first, text, start + 1, len(text))
    return start if start >= 0 else None


def _find(piece: str, text: str, start: int, end: int) -> int:
    place = text.find(piece, start, end)
    if len(piece) >= SHORT or not piece.isascii():
        return place
    while place >= 0 and (_letter(text, place - 1) or _letter(text, place + len(piece))):
        place = text.find(piece, place + 1, end)
    return place


def _letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()
