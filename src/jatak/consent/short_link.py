"""The links of an SMS: short enough to be part of it, so each names the message, and that says the rest."""

import base64
import binascii
import hashlib
import hmac

from jatak.base.tokens import BrokenToken
from jatak.consent.leave_link import key

TAG_BYTES = 8
LONGEST = 22
"""Letters of a token: eight bytes of a number, and eight of its tag."""


class ShortLink:
    """One kind of them: GET of its address shows a page with one button, whose POST does it.

    People keep messages for years: the name of a kind, at most sixteen bytes, is never changed.
    """

    def __init__(self, path: str, kind: bytes) -> None:
        self._path, self._kind = path, kind

    def token(self, message_id: int) -> str:
        """The opaque token of a message, 15 characters of base64url for the first sixteen million of them."""
        number = message_id.to_bytes(max(1, (message_id.bit_length() + 7) // 8), "big")
        return base64.urlsafe_b64encode(self._tag(number) + number).decode().rstrip("=")

    def message_of(self, token: str) -> int:
        """The message that a token names; raises BrokenToken."""
        data = _bytes(token) if len(token) <= LONGEST else b""
        tag, number = data[:TAG_BYTES], data[TAG_BYTES:]
        message_id = int.from_bytes(number, "big")
        whole = number and hmac.compare_digest(self._tag(number), tag)
        if not (whole and hmac.compare_digest(self.token(message_id), token)):
            raise BrokenToken("This is not a whole link of ours.")
        return message_id

    def url(self, public_url: str, message_id: int) -> str:
        """The address in the message."""
        return f"{public_url.rstrip('/')}/{self._path}/{self.token(message_id)}"

    def _tag(self, number: bytes) -> bytes:
        """Eight bytes: to hit one of a million messages takes some centuries of a thousand tries a second."""
        return hashlib.blake2b(number, digest_size=TAG_BYTES, key=key(), person=self._kind).digest()


LEAVE = ShortLink("x", b"leave by sms")
"""Leaves."""
STAY = ShortLink("y", b"stay by sms")
"""A silent person stays."""


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (ValueError, binascii.Error) as error:
        raise BrokenToken("This is not a whole link of ours.") from error
