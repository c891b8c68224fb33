"""One message of a telephone at our door."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from jatak.delivery.gateways import Arrival
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Way
from jatak.inbound.writable import writable


@dataclass(frozen=True, slots=True)
class IncomingText(Incoming):
    """What a gateway brought; the same number of the gateway's is the same message."""

    its_id: str = ""

    @property
    def digest(self) -> bytes:
        """By the gateway's own number; without one, by all it says and the minute in which it came."""
        name = f"id {self.its_id}" if self.its_id else f"{self.received_at:%Y-%m-%dT%H:%M} {self.data.decode()}"
        return hashlib.sha256(name.encode()).digest()


def incoming_text(arrival: Arrival, gateway: str, at: datetime) -> IncomingText:
    """As it is kept until it is done; when it was sent, as the gateway says, counts for nothing."""
    said = {"from": arrival.sender[:40], "to": arrival.number[:40], "text": writable(arrival.text)}
    data = json.dumps(said, ensure_ascii=False).encode()
    return IncomingText(data, Way.SMS, f"sms {gateway}", at, at, its_id=writable(arrival.id))
