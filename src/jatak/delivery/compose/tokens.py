"""Addresses and ids that name a message and cannot be guessed: what comes back to them is known to be ours."""

import hashlib
import hmac
from enum import StrEnum
from typing import NamedTuple

TAG_BYTES = 10
TAG_LETTERS = 2 * TAG_BYTES
NUMBER_LETTERS = 16


class Purpose(StrEnum):
    """What a token is for; a token of one purpose is worth nothing for another."""

    BOUNCE = "bounce"
    LEAVE = "leave"
    FEEDBACK = "feedback"
    MESSAGE_ID = "message-id"


class Tokens(NamedTuple):
    """The tokens of one message, in the order of `Purpose`."""

    bounce: str
    leave: str
    feedback: str
    message_id: str


_ORDER = {purpose: place for place, purpose in enumerate(Purpose)}


def tokens(key: bytes, message_id: int) -> Tokens:
    """The message's number in hexadecimal letters, and twenty more for each purpose; at most 36 letters and digits.

    One keyed BLAKE2b (RFC 7693) over the number has room for the tags of all purposes, and no part of it tells of
    another; it takes a seventh of the time of OpenSSL's HMAC. Keys have at most 64 bytes.
    """
    tags = hashlib.blake2b(message_id.to_bytes(8, "big"), digest_size=4 * TAG_BYTES, key=key).hexdigest()
    number = f"{message_id:x}"
    return Tokens(number + tags[:20], number + tags[20:40], number + tags[40:60], number + tags[60:80])


def token(key: bytes, purpose: Purpose, message_id: int) -> str:
    """The token of one purpose."""
    return tokens(key, message_id)[_ORDER[purpose]]


def message_of(key: bytes, purpose: Purpose, text: str) -> int | None:
    """The message that a token names, None for anything that we did not make; white space and case are ignored."""
    compact = "".join(text.split()).lower()
    number, tag = compact[:-TAG_LETTERS], compact[-TAG_LETTERS:]
    if not (0 < len(number) <= NUMBER_LETTERS and number.isascii() and number.isalnum() and tag.isascii()):
        return None
    try:
        message_id = int(number, 16)
    except ValueError:
        return None
    same = hmac.compare_digest(token(key, purpose, message_id), compact)
    return message_id if same else None
