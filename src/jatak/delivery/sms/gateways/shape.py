"""What the file of a described gateway says, table by table; patterns are matched as a whole, whatever the case."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answers:
    """Which answers mean what: patterns of the status, and of a field of the JSON where `state` names one."""

    accepted: str = r"2\d\d"
    refused: str = r"4\d\d"
    later: str = r"401|402|403|404|405|407|408|411|426|429|503"
    state: str = ""
    """Where the JSON says how it went; then the next three are looked for in it, before the status counts."""
    state_accepted: str = ""
    state_refused: str = ""
    state_later: str = ""
    id: str = ""
    """Where its own number of the message stands in the JSON, such as `messages.0.id`."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Where a call says what became of a message."""

    state: str = "status"
    delivered: str = "delivered"
    failed: str = "failed|undelivered|rejected|expired"
    buffered: str = "buffered"
    code: str = ""
    unknown_number: str = ""
    """Which codes, or states, say that nobody can be reached at the number."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Where a call has what somebody sent."""

    sender: str = "from"
    number: str = "to"
    text: str = "text"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Signature:
    """A header with the HMAC of the body, in hexadecimal letters."""

    header: str
    secret: str = field(repr=False)
    algorithm: str = "sha256"
