"""Requests and answers as they go over the wire (RFC 9112)."""

import re
from typing import NamedTuple

from jatak.delivery.smtp.outcome import Broken

HEAD_LIMIT, BODY_LIMIT = 65_536, 1_000_000
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})(?: [^\r\n]*)?")
_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")


class Request(NamedTuple):
    """What is asked of a gateway; `headers` without those that the connection itself needs."""

    method: str
    target: str
    """Path and query, in ASCII."""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def written(self, host: str) -> bytes:
        """The bytes; ValueError where a header could end its line."""
        fields = (("Host", host), *self.headers, *self._length())
        lines = [f"{self.method} {self.target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields)]
        if any("\r" in line or "\n" in line for line in lines):
            raise ValueError("a header holds a line break")
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + self.body

    def _length(self) -> tuple[tuple[str, str], ...]:
        return (("Content-Length", str(len(self.body))),) if self.body or self.method != "GET" else ()


class Answer(NamedTuple):
    """What a gateway answered."""

    status: int
    body: bytes
    last: bool = False
    """Whether nothing follows on this connection."""

    @property
    def text(self) -> str:
        """Status and words in one line, as it is kept."""
        words = " ".join(self.body.decode("utf-8", "replace").split())
        return "".join(c if c.isprintable() else "?" for c in f"{self.status} {words}".strip())[:500]


def answer_in(data: bytes, ended: bool) -> tuple[Answer, bytes] | None:
    """The first whole answer and what is behind it; None where more must come. Broken where it is none."""
    head, end, rest = data.partition(b"\r\n\r\n")
    if not end:
        if len(data) > HEAD_LIMIT or not b"HTTP/1.".startswith(data[:7]):
            raise Broken("the gateway does not speak HTTP")
        return None
    status, fields = _head(head)
    if 100 <= status < 200:
        return answer_in(rest, ended)
    found = _body(status, fields, rest, ended)
    if found is None:
        return None
    body, behind = found
    last = fields.get(b"connection", b"").lower() == b"close" or head.startswith(b"HTTP/1.0")
    return Answer(status, body, last), behind


def _head(head: bytes) -> tuple[int, dict[bytes, bytes]]:
    first, *lines = head.split(b"\r\n")
    status = _STATUS.fullmatch(first)
    if status is None:
        raise Broken("the gateway does not speak HTTP")
    pairs = (line.partition(b":") for line in lines)
    return int(status[1]), {name.strip().lower(): value.strip() for name, _, value in pairs}


def _body(status: int, fields: dict[bytes, bytes], rest: bytes, ended: bool) -> tuple[bytes, bytes] | None:
    """RFC 9112, section 6.3: how long a body is."""
    if len(rest) > BODY_LIMIT:
        raise Broken("the gateway answers without an end")
    if status in (204, 304):
        return b"", rest
    if fields.get(b"transfer-encoding", b"").lower() == b"chunked":
        return _chunks(rest)
    length = fields.get(b"content-length")
    if length is None:
        return (rest, b"") if ended else None
    if not length.isdigit() or int(length) > BODY_LIMIT:
        raise Broken("the gateway says no length that can be")
    return (rest[: int(length)], rest[int(length) :]) if len(rest) >= int(length) else None


def _chunks(rest: bytes) -> tuple[bytes, bytes] | None:
    body = b""
    while True:
        line, end, rest = rest.partition(b"\r\n")
        if not end:
            return None
        size = _SIZE.fullmatch(line.partition(b";")[0].strip())
        if size is None:
            raise Broken("the gateway cuts its answer wrongly")
        length = int(size[0], 16)
        if length == 0:
            trailer, end, behind = rest.partition(b"\r\n")
            return (body, behind) if end and not trailer else (body, b"") if end else None
        if len(rest) < length + 2:
            return None
        body, rest = body + rest[:length], rest[length + 2 :]
