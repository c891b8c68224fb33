"""A link that was sent to an address a short while ago: for a day whoever has it sees what only its owner should."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Self

from jatak.base.tokens import Tokens
from jatak.consent.leave_link import LeaveLink
from jatak.database.home import kept_secret

TOKENS = Tokens("QQ32sQI", partial(kept_secret, "own-link"))
FRESH = timedelta(days=1)
"""So long it opens name, addresses and data. For seeing what was said, leaving and changing it never ends."""
AHEAD = timedelta(minutes=5)
"""So far the clock of the host that sent it may run ahead."""


@dataclass(frozen=True, slots=True)
class OwnLink:
    """Whose page it opens, at which company, by which message, and when that was sent."""

    controller_id: int
    person_id: int
    address_hash: bytes
    """Keyed hash of the address written to, 32 bytes."""
    message_id: int
    at: datetime
    """To the second."""

    def token(self) -> str:
        """The opaque token, 103 characters of base64url."""
        seconds = int(self.at.timestamp())
        return TOKENS.written(self.controller_id, self.person_id, self.address_hash, self.message_id, seconds)

    @classmethod
    def read(cls, token: str) -> Self:
        """The link of a token, however old; raises BrokenToken."""
        controller, person, address_hash, message, seconds = TOKENS.read(token)
        return cls(controller, person, address_hash, message, datetime.fromtimestamp(seconds, UTC))

    def url(self, public_url: str) -> str:
        """The page of one's own, as the letter names it."""
        return f"{public_url.rstrip('/')}/p/{self.token()}"

    def is_fresh(self, at: datetime) -> bool:
        """Whether it was sent within the last day."""
        return -AHEAD <= at - self.at < FRESH

    @property
    def leave_link(self) -> LeaveLink:
        """The same without its day: what it is good for afterwards, too."""
        return LeaveLink(self.controller_id, self.person_id, self.address_hash, self.message_id, None, "email")
