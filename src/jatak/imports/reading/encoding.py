"""In which encoding a text is written, found out from its bytes."""

import codecs
from collections import Counter
from collections.abc import Iterable

from jatak.base.errors import UsageError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; that of UTF-32 begins as that of UTF-16 does and is asked first."""
OLD = ("cp1252", "cp1250", "mac_roman", "cp850")
"""Eight-bit encodings in which spreadsheets save; latin-1 is in cp1252. The first wins ties."""
OFTEN = frozenset("æøåäöüßéèáíóúñçàêÆØÅÄÖÜÉąćęłńśźżŁŚŻ")
LETTERS = OFTEN | frozenset("ëâãìîïòôõùûÈÊËÁÀÂÍÎÏÓÔÕÚÙÛÑÇĄĆĘŃŹœŒ")
"""Letters of the languages that people here write, and those that come often; a wrong encoding makes signs of them."""
ASCII = bytes(range(128))
HALF_OF_IT = 0.3
"""The share of zero bytes among those of a text in UTF-16 without a mark."""


def encoding_named(name: str) -> str:
    """The encoding of this name; raises UsageError when there is none."""
    try:
        if codecs.lookup(name)._is_text_encoding:
            return codecs.lookup(name).name
    except LookupError:
        pass
    raise UsageError(f"There is no encoding {name}.", "Write utf-8, utf-16, cp1252, latin-1 or mac_roman, for example.")


class Detector:
    """Is fed a text in pieces and tells how it is written."""

    def __init__(self) -> None:
        self._start = b""
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._high: Counter[int] = Counter()
        self._valid = self._broken = 0

    def feed(self, piece: bytes) -> None:
        """Look at the next piece."""
        if len(self._start) < 4096:
            self._start += piece[: 4096 - len(self._start)]
        self._take(self._utf8.decode(piece))
        if self._broken:
            self._high.update(piece.translate(None, ASCII))

    def encoding(self) -> str:
        """The encoding: that of the mark, UTF-8 where it is one, else the old one that makes letters of the bytes."""
        if marked := next((name for mark, name in MARKS if self._start.startswith(mark)), None):
            return marked
        if wide := _unmarked_wide(self._start):
            return wide
        # A text with more good letters than broken ones is UTF-8 with some broken lines, which are refused one by one.
        return "utf-8" if self._broken <= self._valid else _old(self._high)

    def _take(self, text: str) -> None:
        if not text.isascii():
            broken = text.count("\ufffd")
            self._broken += broken
            self._valid += len(text) - len(text.encode("ascii", "ignore")) - broken


def encoding_of(pieces: Iterable[bytes]) -> str:
    """The encoding of a text that comes in pieces."""
    detector = Detector()
    for piece in pieces:
        detector.feed(piece)
    return detector.encoding()


def _unmarked_wide(start: bytes) -> str | None:
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = max(len(start) // 2, 1)
    if odd / half > HALF_OF_IT and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even / half > HALF_OF_IT and odd == 0 else None


def _old(high: Counter[int]) -> str:
    return max(OLD, key=lambda name: (_letters(high, name), -OLD.index(name)))


def _letters(high: Counter[int], name: str) -> int:
    """How many of the bytes are letters here, often ones counted thrice; what is none counts against it."""
    made = ((bytes([byte]).decode(name, "replace"), times) for byte, times in high.items())
    return sum(times * (3 if letter in OFTEN else 1 if letter in LETTERS else -3) for letter, times in made)
