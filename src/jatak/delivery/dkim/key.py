"""What a key is, without its secret."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.delivery.dkim.algorithms import Algorithm


class State(StrEnum):
    """What a key does."""

    WAITING = "waiting"
    """Its record is to be published first."""
    ACTIVE = "active"
    """It signs."""
    RETIRED = "retired"
    """It signs no more; its record stays while messages that it signed are under way."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a domain."""

    selector: str
    algorithm: Algorithm
    state: State
    since: str
    """When it came into this state, ISO 8601 in UTC."""
