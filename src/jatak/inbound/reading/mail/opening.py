"""Taking a mail apart, by positions in its bytes: nothing is copied but what is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jatak.inbound.reading.mail.body import untransferred
from jatak.inbound.reading.mail.content_type import ContentType, content_type
from jatak.inbound.reading.mail.headers import FIELD, Headers, headers_of
from jatak.inbound.reading.mail.limits import DEPTH, HEAD_BYTES, PARTS, TEXT_BYTES
from jatak.inbound.reading.mail.part import RETURNED, Part

BLANK = re.compile(rb"[ \t\r\n]{0,10000}\n(?=[^\s])")
END_OF_HEAD = re.compile(rb"\r?\n[ \t]*\r?(?:\n|\Z)")
MBOX_LINE = re.compile(rb">?From [^\r\n]{0,1000}\r?\n")


@dataclass(slots=True)
class _Left:
    """How many more parts are opened."""

    parts: int = PARTS
    cut: list[str] = field(default_factory=list)


def open_mail(data: bytes) -> Part:
    """The mail, down to twelve levels and two hundred parts; anything at all can be opened."""
    left = _Left()
    start = match.end() if (match := BLANK.match(data)) else 0
    if match := MBOX_LINE.match(data, start):
        start = match.end()
    opened = _opened(data, start, len(data), 0, left)
    return Part(opened.headers, opened.type, opened.content, opened.parts, left.cut[0] if left.cut else "")


def _opened(data: bytes, start: int, end: int, depth: int, left: _Left) -> Part:
    headers, body = _head(data, start, end)
    kind = content_type(headers.first("content-type"))
    content = data[body : min(end, body + TEXT_BYTES)]
    if depth >= DEPTH:
        left.cut += ["too_deep"] * (kind.main == "multipart" or kind.name in RETURNED)
        return Part(headers, kind, content)
    if kind.main == "multipart":
        parts = tuple(_opened(data, *span, depth + 1, left) for span in _spans(data, body, end, kind.boundary, left))
        return Part(headers, kind, content, parts) if parts else Part(headers, _as_text(kind), content)
    if kind.name in RETURNED:
        return Part(headers, kind, content, (_inner(data, body, end, headers, depth, left),))
    return Part(headers, kind, content)


def _inner(data: bytes, start: int, end: int, headers: Headers, depth: int, left: _Left) -> Part:
    """The mail within a part; an encoded one (which RFC 2046 forbids, and some send) is decoded first."""
    encoding = headers.first("content-transfer-encoding").strip().lower()
    if encoding in ("base64", "quoted-printable"):
        data = untransferred(data[start : min(end, start + HEAD_BYTES)], encoding)
        start, end = 0, len(data)
    if match := BLANK.match(data, start, end):
        start = match.end()
    if match := MBOX_LINE.match(data, start, end):
        start = match.end()
    return _opened(data, start, end, depth + 1, left)


def _head(data: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The headers, and where the body begins: after the blank line, or at the first line that is no header."""
    if data[start : start + 1] == b"\n" or data[start : start + 2] == b"\r\n":
        return Headers(), start + (1 if data[start : start + 1] == b"\n" else 2)
    match = END_OF_HEAD.search(data, start, min(end, start + HEAD_BYTES))
    stop, body = match.span() if match else (min(end, start + HEAD_BYTES),) * 2
    block = data[start:stop]
    broken = _first_that_is_none(block)
    return (headers_of(block), body) if broken is None else (headers_of(block[:broken]), start + broken)


def _first_that_is_none(block: bytes) -> int | None:
    """Where the first line stands that is neither a header nor goes on with one; None where all are."""
    place = 0
    for line in block.split(b"\n"):
        if (
            line[:1] not in (b" ", b"\t")
            and line.strip()
            and not FIELD.match(line)
            and not MBOX_LINE.match(line + b"\n")
        ):
            return place
        place += len(line) + 1
    return None


def _spans(data: bytes, start: int, end: int, boundary: str, left: _Left) -> Iterator[tuple[int, int]]:
    """First byte and end of each part; a part that is not closed ends with what holds it."""
    mark = b"--" + boundary.encode("latin-1", "replace")[:300]
    here = _mark(data, mark, start, end) if boundary else None
    while here is not None and not data.startswith(b"--", here[1]):
        if left.parts == 0:
            left.cut.append("too_many_parts")
            return
        left.parts -= 1
        begin = data.find(b"\n", here[1], end) + 1
        following = _mark(data, mark, max(begin - 1, 0), end)
        yield begin or end, following[0] if following else end
        here = following


def _mark(data: bytes, mark: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Where the next line that is this boundary begins (its line end before it included) and where the mark ends."""
    place = start
    while (found := data.find(mark, place, end)) >= 0:
        after = found + len(mark)
        ends = not data[after : after + 1].strip() or data.startswith(b"--", after)
        if ends and (found in (0, start) or data[found - 1] == 10):
            return max(found - (2 if data[found - 2 : found] == b"\r\n" else 1), start), after
        place = found + 1
    return None


def _as_text(kind: ContentType) -> ContentType:
    """A multipart without parts is read as the plain text that it is."""
    return ContentType("text", "plain", kind.charset, "", kind.report_type)
