"""What is asked of a time-stamping authority."""

from dataclasses import dataclass
from hashlib import sha256

from rfc3161_client import HashAlgorithm, TimestampRequestBuilder


@dataclass(frozen=True, slots=True)
class Request:
    """A TimeStampReq: its bytes (DER), the SHA-256 that is to be stamped, and the nonce that must come back."""

    content: bytes
    imprint: bytes
    nonce: int


def request_for(message: bytes) -> Request:
    """A request for a stamp on the SHA-256 of these bytes, with a random nonce and the authority's certificate."""
    builder = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256)
    made = builder.nonce(nonce=True).cert_request(cert_request=True).build()
    assert made.nonce is not None
    return Request(made.as_bytes(), sha256(message).digest(), made.nonce)
