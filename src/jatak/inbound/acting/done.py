"""What was done with what somebody asked."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from jatak.consent.scope import Scope


class Deed(StrEnum):
    """The kinds of answer that a request gets here."""

    LEFT = "left"
    HELD = "held"
    """A person looks, and marketing waits until then."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done; the same request heard again is done as before and adds nothing."""

    deed: Deed
    scope: Scope | None = None
    """What stopped, where somebody left."""
    events: tuple[uuid.UUID, ...] = ()
    """What was appended to the ledger; empty where all of it stood there already."""
    desk_request: int | None = None
    """The number of the request on the desk, where a person looks."""
    why: str = ""
    """As a code: the rule that read the words, or why a person has to look."""
