"""The signed token of a form: which words were shown, when; no cookie is needed."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Self

from jatak.base.tokens import Tokens
from jatak.database.home import kept_secret

TOKENS = Tokens("QQQ16s", partial(kept_secret, "sign-up"))
LASTS = timedelta(hours=24)
"""So long a form that stands open may be sent; then its words are shown anew."""


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
        return TOKENS.written(self.version_id, self.text_id, ms, self.nonce.bytes)

    @classmethod
    def read(cls, written: str) -> Self:
        """The token of a form that came back; raises BrokenToken."""
        version, text, ms, nonce = TOKENS.read(written)
        return cls(version, text, datetime.fromtimestamp(ms / 1000, UTC), uuid.UUID(bytes=nonce))

    def is_stale(self, at: datetime) -> bool:
        """Whether the form stood open too long, or claims to have been shown later than now."""
        return not timedelta(minutes=-1) < at - self.at < LASTS
