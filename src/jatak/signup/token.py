"""The signed token of a form: which words were shown, when; no cookie is needed."""

import functools
import struct
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from jatak.base.signing import BadSignature, sign, unsign
from jatak.database.home import home, secret

VERSION = 1
LAYOUT = struct.Struct(">BQQQ16s")
LASTS = timedelta(hours=24)
"""So long a form that stands open may be sent; then its words are shown anew."""


class BrokenToken(ValueError):
    """A token that is not ours or was changed."""


@dataclass(frozen=True, slots=True)
class Token:
    """One showing of a form."""

    version_id: int
    """Of the collection point."""
    text_id: int
    at: datetime
    nonce: uuid.UUID

    def written(self) -> str:
        """As it stands in the form."""
        ms = int(self.at.timestamp() * 1000)
        return sign(_key(str(home())), LAYOUT.pack(VERSION, self.version_id, self.text_id, ms, self.nonce.bytes))

    @classmethod
    def read(cls, written: str) -> Self:
        """The token of a form that came back; raises BrokenToken."""
        try:
            number, version, text, ms, nonce = LAYOUT.unpack(unsign(_key(str(home())), written))
        except (BadSignature, struct.error) as error:
            raise BrokenToken("This is not a token of ours.") from error
        if number != VERSION:
            raise BrokenToken(f"Version {number} of these tokens is unknown.")
        return cls(version, text, datetime.fromtimestamp(ms / 1000, UTC), uuid.UUID(bytes=nonce))

    def is_stale(self, at: datetime) -> bool:
        """Whether the form stood open too long, or claims to have been shown later than now."""
        return not timedelta(minutes=-1) < at - self.at < LASTS


@functools.cache
def _key(_home: str) -> bytes:
    return secret("sign-up")
