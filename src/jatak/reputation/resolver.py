"""What the checks ask of the domain name system, so that they need no network to be tried."""

from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple, Protocol, TypeAlias

from jatak.base.errors import JatakError

Address: TypeAlias = IPv4Address | IPv6Address


class MailServer(NamedTuple):
    """One MX record; the lowest preference is tried first (RFC 5321 section 5.1)."""

    preference: int
    host: str
    """Without the dot at its end; empty for a null MX (RFC 7505)."""


class LookupFailed(Exception):
    """One name could not be looked up: its servers fail or are silent, so nothing is known of it."""

    def __init__(self, name: str, kind: str, why: str) -> None:
        super().__init__(f"{kind} of {name}: {why}")


class ResolverUnreachable(JatakError):
    """No name can be looked up at all; the set-up has to change first."""

    exit_code = 2


class Resolver(Protocol):
    """Looks names up. An empty answer is a name that does not exist or has no such record; raises LookupFailed."""

    def txt(self, name: str) -> tuple[str, ...]:
        """The texts of a name, each with its strings joined (RFC 7208 section 3.3)."""
        ...

    def a(self, name: str) -> tuple[Address, ...]:
        """Its IPv4 addresses."""
        ...

    def aaaa(self, name: str) -> tuple[Address, ...]:
        """Its IPv6 addresses."""
        ...

    def mx(self, name: str) -> tuple[MailServer, ...]:
        """Who takes its mail, in the order of preference."""
        ...

    def ptr(self, address: Address) -> tuple[str, ...]:
        """The names of an address."""
        ...


def addresses(resolver: Resolver, name: str) -> tuple[Address, ...]:
    """All addresses of a name."""
    return (*resolver.a(name), *resolver.aaaa(name))
