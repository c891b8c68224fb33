"""How handing over one message ended."""

from enum import StrEnum
from typing import NamedTuple, Self

from jatak.base.errors import JatakError


class Fate(StrEnum):
    """What is known of the message."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    """A lasting no (5xx) to the recipient or the content."""
    DEFERRED = "deferred"
    """A definite no for now: 4xx, a no to us, or a break before the final dot."""
    UNCERTAIN = "uncertain"
    """Break, time-out or nonsense after the final dot and before the answer."""
    HELD_BACK = "held back"
    """We did not hand it over: somebody may have left."""


class About(StrEnum):
    """Of whom the answer speaks."""

    RECIPIENT = "recipient"
    SENDER = "sender"
    """Of our address, domain, signature or reputation: it says nothing about this message."""
    CONTENT = "content"
    RELAY = "relay"
    """Of the relay itself or of our way into it: it says nothing about this message."""


class Outcome(NamedTuple):
    """The fate of one message, what the relay said, and of whom.

    A message that is deferred because of SENDER or RELAY was not really tried: the caller pauses the relay instead.
    """

    fate: Fate
    answer: str
    about: About = About.RECIPIENT
    status: str = ""
    """The enhanced status code, such as 5.1.1 (RFC 3463, RFC 2034), or nothing."""


class RelayDown(JatakError):
    """The relay cannot be used at all just now; it says nothing about any message."""

    exit_code = 75  # EX_TEMPFAIL

    @classmethod
    def of(cls, relay: str, what: str) -> Self:
        """In words for the operator: which relay, and what is wrong with it."""
        return cls(f"The relay {relay} {what}.", "Look at JATAK_SMTP_URL and at the relay; messages wait.")


class Broken(Exception):
    """The connection ended or is of no more use."""
