"""Who sends, and which list a message belongs to."""

from dataclasses import dataclass


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
