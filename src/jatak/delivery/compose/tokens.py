"""Addresses and ids that name a message and cannot be guessed: what comes back to them is known to be ours."""

import base64
import hmac
from enum import StrEnum

TAG_BYTES = 10


class Purpose(StrEnum):
    """What a token is for; a token of one purpose is worth nothing for another."""

    BOUNCE = "bounce"
    LEAVE = "leave"
    FEEDBACK = "feedback"
    MESSAGE_ID = "message-id"


_LABELS = {purpose: purpose.encode() + b"\0" for purpose in Purpose}
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]
_SHIFTS = {size: range((size * 8 + 9) // 10 * 10 - 10, -1, -10) for size in range(TAG_BYTES, TAG_BYTES + 9)}


def token(key: bytes, purpose: Purpose, message_id: int) -> str:
    """The message's number and an HMAC over purpose and number, at most 30 lower-case letters and digits."""
    number = message_id.to_bytes(8, "big")
    tag = hmac.digest(key, _LABELS[purpose] + number, "sha256")[:TAG_BYTES]
    return _base32(number.lstrip(b"\0") + tag)


def message_of(key: bytes, purpose: Purpose, text: str) -> int | None:
    """The message that a token names, None for anything that we did not make; white space and case are ignored."""
    compact = "".join(text.split()).upper()
    try:
        raw = base64.b32decode(compact + "=" * (-len(compact) % 8))
    except ValueError:
        return None
    if not TAG_BYTES < len(raw) <= TAG_BYTES + 8:
        return None
    number = int.from_bytes(raw[:-TAG_BYTES], "big")
    same = hmac.compare_digest(token(key, purpose, number), compact.lower())
    return number if same else None


def _base32(raw: bytes) -> str:
    """RFC 4648, section 6, in lower case without padding; a third of the time of `base64`, four times a message."""
    size = len(raw) * 8
    bits = int.from_bytes(raw, "big") << -size % 10
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS[len(raw)]])[: (size + 4) // 5]
