"""The link by which one recipient leaves: everything that leaving needs, signed, without an expiry."""

import base64
import struct
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from jatak.base.signing import BadSignature, sign, unsign
from jatak.database.home import kept_secret

# Numbers stand in tokens that people keep for years: append to this, never reorder.
CHANNELS = ("email", "sms", "mms", "push", "dm", "inbox_ad")
VERSION = 1
LAYOUT = struct.Struct(">BQQ32sQQB")
HEAD = struct.Struct(">BQ")
"""How a token begins."""
HEAD_LETTERS = 12
MOST = 1 << 63
"""No number of ours is so large."""


class BrokenLink(ValueError):
    """A token that is not ours, was cut off by a mail program or was changed; it must change nothing."""


@dataclass(frozen=True, slots=True)
class LeaveLink:
    """Who leaves whom, by which message; it works when person, message and campaign are long erased."""

    controller_id: int
    person_id: int
    address_hash: bytes
    """Keyed hash of the address written to, 32 bytes."""
    message_id: int
    topic_id: int | None
    channel: str

    def token(self, signed_with: bytes | None = None) -> str:
        """The opaque token, 110 characters of base64url."""
        of_these = LeaveLinks(self.controller_id, self.topic_id, self.channel, signed_with)
        return of_these.token(self.person_id, self.address_hash, self.message_id)

    @classmethod
    def read(cls, token: str, signed_with: bytes | None = None) -> Self:
        """The link of a token; raises BrokenLink when anything about it is wrong."""
        try:
            payload = unsign(key() if signed_with is None else signed_with, token)
            version, controller, person, address_hash, message, topic, channel = LAYOUT.unpack(payload)
            if version != VERSION:
                raise BrokenLink(f"Version {version} of leave links is unknown.")
            return cls(controller, person, address_hash, message, topic or None, CHANNELS[channel])
        except (BadSignature, struct.error, IndexError) as error:
            raise BrokenLink("This is not a whole leave link.") from error

    @staticmethod
    def hint(token: str) -> int | None:
        """The company that a token names at its beginning, for one that was cut off: to help by, to believe never."""
        try:
            version, controller = HEAD.unpack(base64.urlsafe_b64decode(token[:HEAD_LETTERS])[: HEAD.size])
        except (ValueError, struct.error):
            return None
        return int(controller) if version == VERSION and controller < MOST else None

    def url(self, public_url: str) -> str:
        """The https address of List-Unsubscribe: POST leaves (RFC 8058), GET shows the page with one button."""
        return f"{public_url.rstrip('/')}/l/{self.token()}"

    def mailto(self, mailbox: str) -> str:
        """The mailto address of List-Unsubscribe (RFC 2369); the token is the subject, too long for a local part."""
        return f"mailto:{quote(mailbox, safe='@+')}?subject={self.token()}"


class LeaveLinks:
    """Writes the tokens of many messages of one controller, about one topic, on one channel."""

    def __init__(
        self, controller_id: int, topic_id: int | None, channel: str, signed_with: bytes | None = None
    ) -> None:
        self._controller_id, self._topic, self._channel = controller_id, topic_id or 0, CHANNELS.index(channel)
        self._key = key() if signed_with is None else signed_with

    def token(self, person_id: int, address_hash: bytes, message_id: int) -> str:
        """The token of the LeaveLink of this person and message."""
        payload = LAYOUT.pack(
            VERSION, self._controller_id, person_id, address_hash, message_id, self._topic, self._channel
        )
        return sign(self._key, payload)


def key() -> bytes:
    """The secret that signs leave links; it is never rotated away, since links do not expire."""
    return kept_secret("leave-link")
