"""Many hashes at once, side by side: what a log of millions spends its time on."""

from collections.abc import Iterable
from hashlib import sha256

from jatak.evidence.merkle.hashes import HASH_BYTES

PAIR = 2 * HASH_BYTES


def leaf_hashes(entries: Iterable[bytes]) -> list[bytes]:
    """The hash of each entry as a leaf; see `leaf_hash`."""
    return [sha256(b"\x00" + entry).digest() for entry in entries]


def above(hashes: bytes) -> bytes:
    """The nodes above hashes that stand side by side, 32 bytes each; above the last of an odd number there is none."""
    pairs = range(0, len(hashes) // PAIR * PAIR, PAIR)
    return b"".join([sha256(b"\x01" + hashes[at : at + PAIR]).digest() for at in pairs])


def complete(hashes: bytes) -> bytes:
    """The node above a power of two of hashes that stand side by side, 32 bytes each; see `node_hash`."""
    while len(hashes) > HASH_BYTES:
        hashes = above(hashes)
    return hashes
