"""The body of all letters of one language: encoded text, and gaps for a person's words."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from jatak.delivery.compose.form import Gap, Piece
from jatak.delivery.compose.quoted import encoded, open_ended
from jatak.delivery.compose.word import Word

Field = tuple[bytes, bytes]
"""Name and value of a header; the value may be folded."""

ENCODING: Field = (b"Content-Transfer-Encoding", b"quoted-printable")
"""Everywhere: no relay on the way has a reason to recode it, which would break a signature."""


class Hole(NamedTuple):
    """A blank of a part, and what stands there where the person's word is missing."""

    word: Word
    otherwise: str = ""


Part = Sequence[str | Hole]
"""One part of the body, its text not yet encoded."""


class Body(NamedTuple):
    """The body, encoded; `fields` are the headers that say what it is."""

    fields: tuple[Field, ...]
    pieces: list[Piece]


def body(text: Part, html: Part | None) -> Body:
    """Plain text alone, or text and HTML as alternatives (RFC 2046, section 5.1.4)."""
    version = (b"MIME-Version", b"1.0")
    if html is None:
        return Body((version, _type(b"plain"), ENCODING), _pieces(text))
    # Quoted-printable holds no `=_`, so that no line of a part is a boundary (RFC 2045, section 6.7).
    boundary = b"=_" + hashlib.sha256(repr((text, html)).encode(errors="replace")).hexdigest()[:24].encode()
    content = (b"Content-Type", b'multipart/alternative; boundary="%b"' % boundary)
    first, second = [b"--%b\r\n%b\r\n" % (boundary, lines((_type(kind), ENCODING))) for kind in (b"plain", b"html")]
    end = b"--%b--\r\n" % boundary
    return Body((version, content), [first, *_pieces(text), b"\r\n", second, *_pieces(html), b"\r\n", end])


def lines(fields: Sequence[Field]) -> bytes:
    """Headers as they are written."""
    return b"".join([b"%b: %b\r\n" % field for field in fields])


def _type(kind: bytes) -> Field:
    return b"Content-Type", b'text/%b; charset="utf-8"' % kind


def _pieces(part: Part) -> list[Piece]:
    *inner, last = _joined(part)
    return [*map(_open_ended, inner), encoded(str(last))]


def _open_ended(piece: str | Hole) -> Piece:
    return Gap(piece.word, open_ended(piece.otherwise)) if isinstance(piece, Hole) else open_ended(piece)


def _joined(part: Part) -> list[str | Hole]:
    """The part with each stretch of text in one piece, the last piece always text."""
    joined: list[str | Hole] = []
    for piece in [*part, ""]:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
