"""What one message is made of, before it is bytes."""

from dataclasses import dataclass
from datetime import datetime

from jatak.content.footer import Footer


@dataclass(frozen=True, slots=True)
class Sender:
    """Under what name and from what address a message goes out."""

    name: str
    address: str
    bounce_domain: str
    """Where bounces and mailed opt-outs come back to; the domain of `address` unless the operator says another."""


@dataclass(frozen=True, slots=True)
class ListIdentity:
    """The list that a message belongs to: marketing, surveys and review requests have one, service has none."""

    name: str
    """What a mail program shows, such as `Nordlys Travel: Summer`."""
    id: str
    """Stable per controller and topic (RFC 2919), without the domain."""
    leave_url: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person, its places already filled."""

    message_id: int
    sender: Sender
    to_name: str
    to_address: str
    subject: str
    text: str
    html: str
    """Empty where the message is plain text alone."""
    language: str
    footer: Footer
    list: ListIdentity | None
    at: datetime
