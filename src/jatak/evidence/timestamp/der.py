"""As much of DER (X.690) as lies around a signature: elements within elements."""

from collections.abc import Iterator
from typing import NamedTuple

SEQUENCE, OBJECT_ID, OCTETS, INTEGER, CONTEXT_0 = 0x30, 0x06, 0x04, 0x02, 0xA0
MOST_LENGTH_BYTES = 4


class Element(NamedTuple):
    """A tag and what it holds."""

    tag: int
    content: bytes


class NotDer(ValueError):
    """These bytes are no DER."""


def elements(data: bytes) -> Iterator[Element]:
    """The elements that stand side by side in these bytes; raises NotDer."""
    at = 0
    while at < len(data):
        start, length = _length(data, at + 1)
        if start + length > len(data):
            raise NotDer("An element ends behind the end.")
        yield Element(data[at], data[start : start + length])
        at = start + length


def within(data: bytes, tag: int) -> list[Element]:
    """The elements inside the one element of this tag that these bytes are; raises NotDer."""
    found = list(elements(data))
    if len(found) != 1 or found[0].tag != tag:
        raise NotDer("It is another element than was expected.")
    return list(elements(found[0].content))


def sequence(*contents: bytes) -> bytes:
    """A sequence of elements that are DER already."""
    return written(SEQUENCE, b"".join(contents))


def written(tag: int, content: bytes) -> bytes:
    """The bytes of an element."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content


def _length(data: bytes, at: int) -> tuple[int, int]:
    """Where the content starts and how long it is."""
    if at >= len(data):
        raise NotDer("A length is missing.")
    first = data[at]
    if first < 0x80:
        return at + 1, first
    count = first & 0x7F
    if not 0 < count <= MOST_LENGTH_BYTES or at + 1 + count > len(data):
        raise NotDer("A length cannot be.")
    return at + 1 + count, int.from_bytes(data[at + 1 : at + 1 + count], "big")
