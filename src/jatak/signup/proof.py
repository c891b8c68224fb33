"""A little work that a browser does before it sends a form, and that a machine would do for each of a thousand."""

import hashlib

BITS = 12
"""Leading zero bits of the hash: some thousand tries, a fraction of a second."""


def is_proof(token: str, counter: str) -> bool:
    """Whether SHA-256 of token, colon and counter begins with enough zero bits."""
    if not counter.isascii() or not counter.isdigit() or len(counter) > 15:
        return False
    digest = hashlib.sha256(f"{token}:{counter}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0
