"""People's words in headers: quoted strings (RFC 5322, section 3.2.4) and encoded words (RFC 2047)."""

from binascii import b2a_base64

from jatak.content.placeholders import one_line

LINE = 76
CHUNK = 39
"""Bytes in one encoded word, so that its line has at most 76 characters with any of our headers' names before it."""
QUOTED_LIMIT = 60
LONGEST_WORD = 800
"""RFC 5322, section 2.1.1: no line may have more than 998 characters."""


def clean(text: str) -> str:
    """Somebody's words as one line, in which nothing looks like an encoded word."""
    line = one_line(text)
    return line.replace("=?", "= ?") if "=?" in line else line


def phrase(text: str) -> bytes:
    """Clean words before an address or a list's id; empty stays empty."""
    if text.isascii() and len(text) <= QUOTED_LIMIT:
        if '"' in text or "\\" in text:
            text = text.replace("\\", "\\\\").replace('"', '\\"')
        return b'"%b"' % text.encode() if text else b""
    return encoded_words(text)


def named(words: bytes, bracketed: bytes) -> bytes:
    """A phrase and what it names, such as a mailbox, on two lines where one would be long."""
    if not words:
        return bracketed
    return b"%b%b<%b>" % (words, b" " if len(words) + len(bracketed) < LINE - 10 else b"\r\n ", bracketed)


def unstructured(text: str, indent: int) -> bytes:
    """Clean words as the whole of a header whose name takes `indent` characters."""
    if not text.isascii():
        return encoded_words(text)
    return text.encode() if len(text) + indent <= LINE else _folded(text, indent)


def encoded_words(text: str) -> bytes:
    """Base64 words in UTF-8, cut between characters, one on a line."""
    return b"\r\n ".join([b"=?utf-8?b?%b?=" % b2a_base64(chunk, newline=False) for chunk in _chunks(text.encode())])


def _chunks(data: bytes) -> list[bytes]:
    chunks, start = [], 0
    while len(data) - start > CHUNK:
        end = start + CHUNK
        while data[end] & 0xC0 == 0x80:
            end -= 1
        chunks.append(data[start:end])
        start = end
    return [*chunks, data[start:]]


def _folded(text: str, indent: int) -> bytes:
    words = text.split(" ")
    # A line of white space alone would end nowhere good, an endless word nowhere at all.
    if "" in words or max(map(len, words)) > LONGEST_WORD:
        return encoded_words(text)
    lines = [words[0]]
    for word in words[1:]:
        room = LINE - (indent if len(lines) == 1 else 1)
        if len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\r\n ".join(lines).encode()
