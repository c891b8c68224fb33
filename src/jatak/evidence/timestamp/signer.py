"""Which certificate a time stamp says that it was signed with (ESSCertID: RFC 2634 section 5.4, RFC 5035).

The signature covers this attribute: without it another certificate of the same key could be put beside the stamp.
"""

import hashlib
from collections.abc import Iterator

from jatak.evidence.timestamp.der import CONTEXT_0, OBJECT_ID, OCTETS, SEQUENCE, Element, NotDer, elements, within

SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
SIGNING_CERTIFICATE = bytes.fromhex("2a864886f70d010910020c")
SIGNING_CERTIFICATE_2 = bytes.fromhex("2a864886f70d010910022f")
HASHES = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}


def names(token: bytes, certificate: bytes) -> bool:
    """Whether the first certificate that the token says it was signed with is this one (DER); raises NotDer."""
    for attribute in _signed_attributes(token):
        kind, values = _pair(attribute)
        if kind in (SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2):
            return _is_hash_of(_first(_first(_first(values))), certificate, kind == SIGNING_CERTIFICATE_2)
    return False


def _signed_attributes(token: bytes) -> Iterator[Element]:
    outer = within(token, SEQUENCE)
    if len(outer) != 2 or outer[0].content != SIGNED_DATA:
        raise NotDer("It is no signed data.")
    *_, signers = [Element(0, b""), *elements(_only(outer[1].content, SEQUENCE))]
    for part in elements(_only(signers.content, SEQUENCE)):
        if part.tag == CONTEXT_0:
            yield from elements(part.content)


def _is_hash_of(identifier: bytes, certificate: bytes, second: bool) -> bool:
    parts = list(elements(identifier))
    algorithm = "sha256" if second else "sha1"
    if second and parts and parts[0].tag == SEQUENCE:
        algorithm = _algorithm(parts.pop(0))
    if not parts or parts[0].tag != OCTETS:
        raise NotDer("It names no certificate.")
    return parts[0].content == hashlib.new(algorithm, certificate).digest()


def _algorithm(element: Element) -> str:
    named = next(elements(element.content), Element(0, b""))
    if named.content not in HASHES:
        raise NotDer("It names its certificate by an unknown hash.")
    return HASHES[named.content]


def _pair(attribute: Element) -> tuple[bytes, bytes]:
    parts = list(elements(attribute.content))
    if len(parts) != 2 or parts[0].tag != OBJECT_ID:
        raise NotDer("An attribute is none.")
    return parts[0].content, parts[1].content


def _first(data: bytes) -> bytes:
    return next(elements(data), Element(0, b"")).content


def _only(data: bytes, tag: int) -> bytes:
    (found,) = [element.content for element in elements(data) if element.tag == tag][:1] or [b""]
    return found
