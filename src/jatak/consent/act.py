"""Who said something, how and when: what every verb of the ledger is told."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jatak.consent.models import Actor, Via


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it was heard; particulars (IP, browser, free text) are kept apart and can go before the proof."""

    actor: Actor
    via: Via
    at: datetime
    """When it was said."""
    recorded_at: datetime
    """When it was heard here."""
    message_id: int | None = None
    """The message that carried the link, where one did."""
    particulars: Mapping[str, Any] | None = None
    served_id: uuid.UUID | None = None
    """What was shown before it was said."""

    @property
    def since(self) -> datetime:
        """From when it counts: nothing is heard before it is said, so a day in the future is that of its hearing."""
        return min(self.at, self.recorded_at)

    @property
    def own(self) -> bool:
        """Whether the person did it; what staff enter or import never outranks the person's own no."""
        return self.actor == Actor.PERSON
