"""Time stamps as the reader of them wants them: a whole response, its certificates in the order of DER (X.690, 11.6).

Many authorities send certificates from the signer's up to the root's. They are not signed, so their order says nothing.
"""

from collections.abc import Iterator

SEQUENCE, CERTIFICATES = 0x30, 0xA0
GRANTED = bytes.fromhex("3003020100")
"""The status that a token alone lacks: granted (RFC 3161 section 2.4.2)."""

Element = tuple[int, bytes]
"""Tag and content."""


def as_response(data: bytes) -> bytes:
    """The response of these bytes, be they one or a token alone; raises ValueError for what is no DER."""
    outer = list(_elements(_only(data, SEQUENCE)))
    # A response begins with its status, a token with the identifier of its type.
    if outer[0][0] == SEQUENCE:
        status, *token = outer
        return _written(SEQUENCE, _written(*status) + b"".join(_ordered(*each) for each in token))
    return _written(SEQUENCE, GRANTED + _ordered(SEQUENCE, _joined(outer)))


def _ordered(tag: int, token: bytes) -> bytes:
    """A token (RFC 5652 section 5.1) with its certificates in order."""
    kind, (wrap, inside), *rest = _elements(token)
    parts = _elements(_only(inside, SEQUENCE))
    ordered = [(t, _sorted(content) if t == CERTIFICATES else content) for t, content in parts]
    return _written(tag, _joined([kind, (wrap, _written(SEQUENCE, _joined(ordered))), *rest]))


def _sorted(content: bytes) -> bytes:
    return b"".join(sorted(_written(*each) for each in _elements(content)))


def _only(data: bytes, tag: int) -> bytes:
    ((found, content),) = _elements(data)
    if found != tag:
        raise ValueError("another element than was expected")
    return content


def _elements(data: bytes) -> Iterator[Element]:
    at = 0
    while at < len(data):
        tag, size, begins = data[at], *_size(data, at + 1)
        if begins + size > len(data):
            raise ValueError("an element is cut off")
        yield tag, data[begins : begins + size]
        at = begins + size


def _size(data: bytes, at: int) -> tuple[int, int]:
    """The length of an element, and where its content begins."""
    first = data[at] if at < len(data) else 0x80
    if first < 0x80:
        return first, at + 1
    digits = data[at + 1 : at + 1 + (first & 0x7F)]
    if not digits or len(digits) != first & 0x7F or len(digits) > 4:
        raise ValueError("a length is none")
    return int.from_bytes(digits, "big"), at + 1 + len(digits)


def _joined(elements: list[Element]) -> bytes:
    return b"".join(_written(*each) for each in elements)


def _written(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(digits)]) + digits + content
