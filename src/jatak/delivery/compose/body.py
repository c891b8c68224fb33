"""The body of all letters of one language: constant bytes, and blanks for a person's words."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from jatak.delivery.compose.quoted import encoded, open_ended

Field = tuple[bytes, bytes]
"""Name and value of a header; the value may be folded."""

ENCODING: Field = (b"Content-Transfer-Encoding", b"quoted-printable")
"""Everywhere: no relay on the way has a reason to recode it, which would break a signature."""


class Word(IntEnum):
    """What fills a blank, encoded; the number is its place among a person's words."""

    NAME_TEXT = 0
    EMAIL_TEXT = 1
    WHY_TEXT = 2
    NAME_HTML = 3
    EMAIL_HTML = 4
    WHY_HTML = 5
    LEAVE = 6


class Hole(NamedTuple):
    """A blank of a part, and what stands there where the person's word is missing."""

    word: Word
    otherwise: str = ""


Part = Sequence[str | Hole]
"""One part of the body, its text not yet encoded."""


@dataclass(frozen=True, slots=True)
class Body:
    """The compiled body; `fields` are the headers that say what it is."""

    fields: tuple[Field, ...]
    pieces: list[bytes]
    blanks: tuple[tuple[int, int, bytes], ...]
    """Which piece is filled, by which word, and by what when that is empty."""

    def filled(self, words: Sequence[bytes]) -> bytes:
        """The body of one person; `words` are in the order of Word, as `quoted.inserted` writes them."""
        pieces = self.pieces.copy()
        for place, word, otherwise in self.blanks:
            pieces[place] = words[word] or otherwise
        return b"".join(pieces)


def body(text: Part, html: Part | None) -> Body:
    """Plain text alone, or text and HTML as alternatives (RFC 2046, section 5.1.4)."""
    version = (b"MIME-Version", b"1.0")
    if html is None:
        return Body((version, _type(b"plain"), ENCODING), *_compiled([text]))
    # Quoted-printable holds no `=_`, so that no line of a part is a boundary (RFC 2045, section 6.7).
    boundary = b"=_" + hashlib.sha256(repr((text, html)).encode(errors="replace")).hexdigest()[:24].encode()
    content = (b"Content-Type", b'multipart/alternative; boundary="%b"' % boundary)
    heads = [b"\r\n--%b\r\n%b\r\n" % (boundary, lines((_type(kind), ENCODING))) for kind in (b"plain", b"html")]
    pieces, blanks = _compiled([text, html], [heads[0].removeprefix(b"\r\n"), heads[1]])
    return Body((version, content), [*pieces, b"\r\n--%b--\r\n" % boundary], blanks)


def lines(fields: Sequence[Field]) -> bytes:
    """Headers as they are written."""
    return b"".join([b"%b: %b\r\n" % field for field in fields])


def _type(kind: bytes) -> Field:
    return b"Content-Type", b'text/%b; charset="utf-8"' % kind


def _compiled(
    parts: Sequence[Part], heads: Sequence[bytes] = (b"",)
) -> tuple[list[bytes], tuple[tuple[int, int, bytes], ...]]:
    pieces: list[bytes] = []
    blanks: list[tuple[int, int, bytes]] = []
    for part, head in zip(parts, heads, strict=True):
        pieces.append(head)
        *inner, last = _joined(part)
        for piece in inner:
            if isinstance(piece, Hole):
                blanks.append((len(pieces), int(piece.word), open_ended(piece.otherwise)))
                pieces.append(b"")
            else:
                pieces.append(open_ended(piece))
        pieces.append(encoded(str(last)))
    return pieces, tuple(blanks)


def _joined(part: Part) -> list[str | Hole]:
    """The part with each stretch of text in one piece, the last piece always text."""
    joined: list[str | Hole] = []
    for piece in [*part, ""]:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
