"""The ids of acts that a file brings: the same for the same act in every file, and of no use to who lacks the key."""

from collections.abc import Sequence
from hashlib import sha256

from jatak.base.ids import uuid8


def given(keyed_hash: bytes, text_id: int, said: str, channels: Sequence[str]) -> bytes:
    """Of a yes: the keyed hash of its address, the words, when it was said, and for which channels; 16 bytes."""
    return uuid8(
        sha256(b"given %b %d %b %b" % (keyed_hash, text_id, said.encode(), ",".join(channels).encode())).digest()
    )


def confirmed(given_id: bytes) -> bytes:
    """Of its confirmation, 16 bytes."""
    return uuid8(sha256(b"confirmed " + given_id).digest())


def left(kind: str, keyed_hash: bytes, controller_id: int, said: str, *more: object) -> bytes:
    """Of a no or a withdrawal: the address, the company, when it was said, and what else tells it apart; 16 bytes."""
    told = " ".join(map(str, (kind, controller_id, said, *more)))
    return uuid8(sha256(b"%b %b" % (keyed_hash, told.encode())).digest())
