"""What a person must look at: that person's marketing waits until they have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jatak.consent.scope import Who
from jatak.desk.models import Asked
from jatak.desk.opening import Beside, open_request
from jatak.inbound.reading.look import Look


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not clear, in which words, and why a person has to look."""

    medium: str
    received_at: datetime
    recorded_at: datetime
    controller_id: int | None
    why: Look
    words: str = ""
    marked: str = ""
    source: str = ""
    """Names this one thing that was heard, so that hearing it again opens nothing."""
    message_id: int | None = None
    asked: Asked = Asked.UNCLEAR
    headers: Mapping[str, str] = field(default_factory=dict)
    """Of a mail: who it says it is from, and about what."""


def hold(who: Who, doubt: Doubt) -> int:
    """Lay it on the desk and hold whose it is, as role `consent`; the number of the request."""
    request = open_request(
        medium=doubt.medium,
        received_at=doubt.received_at,
        recorded_at=doubt.recorded_at,
        controller_id=doubt.controller_id,
        person_id=who.person_id,
        address_hash=who.address_hash,
        words=doubt.words,
        marked=doubt.marked,
        why=doubt.why,
        source=doubt.source,
        beside=Beside(asked=doubt.asked, message_id=doubt.message_id, headers=doubt.headers),
    )
    return int(request.pk)
