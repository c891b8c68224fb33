"""The link to leave of an SMS: short enough to be part of it, so it names the message, and that says the rest."""

import base64
import binascii
import hashlib
import hmac

from jatak.consent.leave_link import key

TAG_BYTES = 8
LONGEST = 22
"""Letters of a token: eight bytes of a number, and eight of its tag."""


class BrokenShortLink(ValueError):
    """A token that is not ours, was cut off or was changed; it must change nothing."""


def token(message_id: int) -> str:
    """The opaque token of a message, 15 characters of base64url for the first sixteen million of them."""
    number = message_id.to_bytes(max(1, (message_id.bit_length() + 7) // 8), "big")
    return base64.urlsafe_b64encode(_tag(number) + number).decode().rstrip("=")


def message_of(text: str) -> int:
    """The message that a token names; raises BrokenShortLink."""
    try:
        data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)) if len(text) <= LONGEST else b""
    except (ValueError, binascii.Error) as error:
        raise BrokenShortLink("This is not a whole link of ours.") from error
    tag, number = data[:TAG_BYTES], data[TAG_BYTES:]
    message_id = int.from_bytes(number, "big")
    if not (number and hmac.compare_digest(_tag(number), tag) and hmac.compare_digest(token(message_id), text)):
        raise BrokenShortLink("This is not a whole link of ours.")
    return message_id


def url(public_url: str, message_id: int) -> str:
    """The address in the message: GET shows the page with one button, its POST leaves."""
    return f"{public_url.rstrip('/')}/x/{token(message_id)}"


def _tag(number: bytes) -> bytes:
    """Eight bytes: to hit one of a million messages takes some centuries of a thousand tries a second."""
    return hashlib.blake2b(number, digest_size=TAG_BYTES, key=key(), person=b"leave by sms").digest()
