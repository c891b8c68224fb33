"""Time stamps as the reader of them wants them: a whole response, its certificates in the order of DER (X.690, 11.6).

Many authorities send certificates from the signer's up to the root's. They are not signed, so their order says nothing.
"""

from collections.abc import Iterable

from jatak.evidence.timestamp.der import CONTEXT_0 as CERTIFICATES
from jatak.evidence.timestamp.der import SEQUENCE, Element, elements, sequence, within, written

GRANTED = bytes.fromhex("3003020100")
"""The status that a token alone lacks: granted (RFC 3161 section 2.4.2)."""


def as_response(data: bytes) -> bytes:
    """The response of these bytes, be they one or a token alone; raises ValueError for what is no DER."""
    outer = within(data, SEQUENCE)
    # A response begins with its status, a token with the identifier of its type.
    if outer[0].tag == SEQUENCE:
        status, *token = outer
        return sequence(written(*status), *(_ordered(*each) for each in token))
    return sequence(GRANTED, _ordered(SEQUENCE, _joined(outer)))


def _ordered(tag: int, token: bytes) -> bytes:
    """A token (RFC 5652 section 5.1) with its certificates in order."""
    kind, (wrap, inside), *rest = elements(token)
    parts = within(inside, SEQUENCE)
    ordered = [(t, _sorted(content) if t == CERTIFICATES else content) for t, content in parts]
    return written(tag, _joined([kind, (wrap, sequence(_joined(ordered))), *rest]))


def _sorted(content: bytes) -> bytes:
    return b"".join(sorted(written(*each) for each in elements(content)))


def _joined(parts: Iterable[Element | tuple[int, bytes]]) -> bytes:
    return b"".join(written(*each) for each in parts)
