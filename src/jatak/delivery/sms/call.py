"""What a gateway calls us with, and what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Unreadable(ValueError):
    """A call that says nothing we can use, with what is wrong about it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request to us, as far as gateways use it."""

    url: str
    """The whole address as it was called, with its query."""
    fields: Mapping[str, str]
    """Of the query and of a form; the form's where both have one."""
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes = b""


class Became(StrEnum):
    """What became of a message behind the gateway."""

    DELIVERED = "delivered"
    FAILED = "failed"
    """For good, as far as the network knows; `permanent` says whether the number itself is of no use."""
    BUFFERED = "buffered"
    """The network keeps it until the telephone is on; not the end."""


class Report(NamedTuple):
    """What a gateway reports of a message."""

    became: Became
    code: str = ""
    said: str = ""
    permanent: bool = False
    """Whether nobody can be reached at this number."""


class Arrival(NamedTuple):
    """A message that somebody sent to one of our numbers."""

    sender: str
    """As the gateway writes it."""
    number: str
    """To which it was sent."""
    text: str
    id: str = ""
    """The gateway's own; empty where it gives none."""
    at: datetime | None = None
    """When it was sent, where the gateway says so."""
