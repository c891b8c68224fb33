"""Signed tokens short enough for an SMS: each names a message, and that says the rest."""

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


class ShortTokens:
    """Writes and reads the tokens of one kind; a token of another kind is none of these.

    People keep messages for years: the name of a kind, at most sixteen bytes, is never changed.
    """

    def __init__(self, kind: bytes) -> None:
        self._kind = kind

    def written(self, message_id: int) -> str:
        """The opaque token of a message, 15 characters of base64url for the first sixteen million of them."""
        number = message_id.to_bytes(max(1, (message_id.bit_length() + 7) // 8), "big")
        return base64.urlsafe_b64encode(self._tag(number) + number).decode().rstrip("=")

    def read(self, text: str) -> int:
        """The message that a token names; raises BrokenShortLink."""
        data = _bytes(text) if len(text) <= LONGEST else b""
        tag, number = data[:TAG_BYTES], data[TAG_BYTES:]
        message_id = int.from_bytes(number, "big")
        whole = number and hmac.compare_digest(self._tag(number), tag)
        if not (whole and hmac.compare_digest(self.written(message_id), text)):
            raise BrokenShortLink("This is not a whole link of ours.")
        return message_id

    def _tag(self, number: bytes) -> bytes:
        """Eight bytes: to hit one of a million messages takes some centuries of a thousand tries a second."""
        return hashlib.blake2b(number, digest_size=TAG_BYTES, key=key(), person=self._kind).digest()


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (ValueError, binascii.Error) as error:
        raise BrokenShortLink("This is not a whole link of ours.") from error
