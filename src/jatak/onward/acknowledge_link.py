"""The link by which a partner says that it knows what a mail told it; it never expires."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Self

from jatak.base.tokens import Tokens
from jatak.database.home import kept_secret

TOKENS = Tokens("QQ", partial(kept_secret, "onward-link"))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class AcknowledgeLink:
    """Which partner, and when it was told: what it was told by then is what it acknowledges."""

    partner_id: int
    told_at: datetime

    def token(self) -> str:
        """The opaque token."""
        return TOKENS.written(self.partner_id, (self.told_at - EPOCH) // MICROSECOND)

    @classmethod
    def read(cls, token: str) -> Self:
        """The link of a token; raises BrokenToken."""
        partner_id, instant = TOKENS.read(token)
        return cls(partner_id, EPOCH + instant * MICROSECOND)

    def url(self, public_url: str) -> str:
        """Its page: GET shows one button, POST acknowledges."""
        return f"{public_url}/in/onward/ack/{self.token()}"
