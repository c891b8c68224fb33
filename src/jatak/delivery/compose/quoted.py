"""Quoted-printable in pieces (RFC 2045, section 6.7): constant text, and words set between soft line breaks.

No line begins with a dot, so that SMTP never changes a byte, nor with `From `, which mailboxes change; none is longer
than 76 characters or ends in white space.
"""

from binascii import b2a_qp

SOFT = b"=\r\n"
LINE = 76
ROOM = 75
"""What fits into a line before the `=` of a soft line break."""


def endings_alike(text: str) -> str:
    """The text with `\\n` for every end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoded(text: str) -> bytes:
    """The text from the start of a line on; its lines end in CR LF however they ended before."""
    lines = endings_alike(text).replace("\n", "\r\n")
    # The ending that is taken away again makes the encoder break lines by CR LF and guard the last white space.
    data = b2a_qp(f"{lines}\r\n".encode())[:-2]
    return b"\r\n".join([_guarded(line) for line in data.split(b"\r\n")])


def open_ended(text: str) -> bytes:
    """The text so encoded that after a soft line break something else may follow in the same line."""
    before, ended, last = encoded(text).rpartition(b"\r\n")
    if not last:
        return before + ended
    return before + ended + (_split(last) if len(last) > ROOM else last) + SOFT


def inserted(words: str) -> bytes:
    """A person's words, one line without control characters, as `open_ended` writes them; empty stays empty."""
    if not words:
        return b""
    data = b2a_qp(words.encode())
    return data + SOFT if len(data) <= ROOM and data[0] not in b".F" else open_ended(words)


def inserted_token(token: bytes) -> bytes:
    """Letters, digits, `-` and `_`, of any length, as `open_ended` writes them."""
    return b"".join([token[start : start + ROOM] + SOFT for start in range(0, len(token), ROOM)])


def _guarded(line: bytes) -> bytes:
    if line.startswith((b".", b"From ")):
        line = b"=%02X%b" % (line[0], line[1:])
    # The encoder, too, makes a line too long where white space ends a full one.
    return line if len(line) <= LINE else _split(line)


def _split(line: bytes) -> bytes:
    first = 3 if line.startswith(b"=") else 1
    return line[:first] + SOFT + _guarded(line[first:])
