"""What a leaf and a node of the tree are (RFC 9162 section 2.1.1), with SHA-256."""

from hashlib import sha256

HASH_BYTES = 32
EMPTY = sha256(b"").digest()
"""The root of a log without entries."""


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256 of a zero byte and the entry; 32 bytes."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of a one byte and the two hashes below; 32 bytes. The first byte keeps nodes and leaves apart."""
    return sha256(b"\x01" + left + right).digest()
