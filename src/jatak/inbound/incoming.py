"""A message at the door, before anybody has read it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from jatak.inbound.writable import writable


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes, how they came, and when."""

    data: bytes
    way: str
    source: str
    received_at: datetime
    """When our side received it; what it says of itself counts for nothing."""
    recorded_at: datetime
    envelope_to: str = ""
    """To whom it was handed over, where the mail server says."""
    size: int = 0
    """Of the whole message, where only its first bytes are here."""

    @property
    def digest(self) -> bytes:
        """SHA-256 of what came, 32 bytes: the same bytes for the same recipient are the same message."""
        named = f"{self.size or len(self.data)} {writable(self.envelope_to)}\n"
        return hashlib.sha256(named.encode() + self.data).digest()

    @property
    def whole(self) -> bool:
        """Whether all of it is here."""
        return len(self.data) >= self.size
