"""How handing over one message ended."""

from dataclasses import dataclass
from enum import StrEnum

from jatak.base.errors import JatakError


class Fate(StrEnum):
    """What is known of the message."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    """A lasting no (5xx)."""
    DEFERRED = "deferred"
    """A definite no for now: 4xx, or the connection broke before the final dot."""
    UNCERTAIN = "uncertain"
    """The connection broke after the final dot and before the answer."""
    HELD_BACK = "held back"
    """We did not hand it over: somebody may have left."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of one message and what the relay said."""

    fate: Fate
    answer: str


class RelayDown(JatakError):
    """The relay cannot be used at all just now; it says nothing about any message."""

    exit_code = 75  # EX_TEMPFAIL


class Broken(Exception):
    """The connection ended or is of no more use."""
