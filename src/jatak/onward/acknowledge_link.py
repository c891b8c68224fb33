"""The link by which a partner says that it knows what a mail told it; it never expires."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from jatak.base.signing import BadSignature, sign, unsign
from jatak.database.home import secret

LAYOUT = struct.Struct(">BQQ")
VERSION = 1
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class BrokenLink(ValueError):
    """A token that is not ours, or was cut off or changed; it must change nothing."""


@dataclass(frozen=True, slots=True)
class AcknowledgeLink:
    """Which partner, and when it was told: what it was told by then is what it acknowledges."""

    partner_id: int
    told_at: datetime

    def token(self) -> str:
        """The opaque token."""
        instant = (self.told_at - EPOCH) // MICROSECOND
        return sign(_key(), LAYOUT.pack(VERSION, self.partner_id, instant))

    @classmethod
    def read(cls, token: str) -> Self:
        """The link of a token; raises BrokenLink."""
        try:
            version, partner_id, instant = LAYOUT.unpack(unsign(_key(), token))
            if version != VERSION:
                raise BrokenLink(f"Version {version} is unknown.")
            return cls(partner_id, EPOCH + instant * MICROSECOND)
        except (BadSignature, struct.error, OverflowError) as error:
            raise BrokenLink("This is no whole link.") from error

    def url(self, public_url: str) -> str:
        """Its page: GET shows one button, POST acknowledges."""
        return f"{public_url}/in/onward/ack/{self.token()}"


def _key() -> bytes:
    return secret("onward-link")
