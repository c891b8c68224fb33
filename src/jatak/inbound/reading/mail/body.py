"""The body of a part as text: decoded, and of HTML what a reader sees."""

import base64
import binascii
import quopri
import re

from jatak.inbound.reading.mail.charsets import text_of
from jatak.inbound.reading.mail.content_type import ContentType
from jatak.inbound.reading.mail.html import seen

NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def body_text(content: bytes, encoding: str, kind: ContentType) -> str:
    """The text of a body that was transferred in this encoding; what is wrongly encoded stays as it is."""
    text = text_of(untransferred(content, encoding), kind.charset)
    return seen(text) if kind.sub in ("html", "xhtml+xml") else text


def untransferred(content: bytes, encoding: str) -> bytes:
    """The bytes before they were encoded for transfer (RFC 2045 section 6)."""
    match encoding.strip().lower():
        case "base64":
            return _base64(content)
        case "quoted-printable":
            return quopri.decodestring(content)
        case _:
            return content


def _base64(content: bytes) -> bytes:
    letters = NO_BASE64.sub(b"", content)
    try:
        return base64.b64decode(letters[: len(letters) // 4 * 4] + _rest(letters))
    except binascii.Error:
        return content


def _rest(letters: bytes) -> bytes:
    left = letters[len(letters) // 4 * 4 :]
    return left + b"=" * (4 - len(left)) if len(left) > 1 else b""
