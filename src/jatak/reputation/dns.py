"""The domain name system itself, asked over the network."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import dns.exception
import dns.name
import dns.rcode
import dns.resolver
import dns.reversename

from jatak.reputation.resolver import Address, LookupFailed, MailServer, ResolverUnreachable

TIMEOUT = 5.0
"""Seconds for one question, repetitions included."""
_NOTHING = (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer)


class DnsResolver:
    """Asks one resolver, or those that the system names; implements `Resolver`."""

    def __init__(self, server: tuple[str, int] | None = None, timeout: float = TIMEOUT) -> None:
        self._resolver = _system() if server is None else dns.resolver.Resolver(configure=False)
        if server is not None:
            self._resolver.nameservers, self._resolver.port = [server[0]], server[1]
        self._resolver.cache = dns.resolver.LRUCache()
        self._resolver.lifetime = timeout
        self._resolver.timeout = timeout / 2

    def txt(self, name: str) -> tuple[str, ...]:
        """TXT records; bytes that are no UTF-8 are shown as �."""
        return tuple(b"".join(data.strings).decode("utf-8", "replace") for data in self._ask(name, "TXT"))

    def a(self, name: str) -> tuple[Address, ...]:
        """A records."""
        return tuple(ip_address(data.address) for data in self._ask(name, "A"))

    def aaaa(self, name: str) -> tuple[Address, ...]:
        """AAAA records."""
        return tuple(ip_address(data.address) for data in self._ask(name, "AAAA"))

    def mx(self, name: str) -> tuple[MailServer, ...]:
        """MX records, the preferred ones first."""
        found = (MailServer(data.preference, _shown(data.exchange)) for data in self._ask(name, "MX"))
        return tuple(sorted(found))

    def ptr(self, address: Address) -> tuple[str, ...]:
        """PTR records."""
        name = dns.reversename.from_address(str(address)).to_text()
        return tuple(sorted(_shown(data.target) for data in self._ask(name, "PTR")))

    def _ask(self, name: str, kind: str) -> Iterable[Any]:
        try:
            return self._resolver.resolve(dns.name.from_text(name), kind, search=False)
        except _NOTHING:
            return ()
        except (dns.name.LabelTooLong, dns.name.NameTooLong, dns.name.EmptyLabel, dns.name.BadEscape):
            return ()
        except dns.resolver.NoNameservers as error:
            raise LookupFailed(name, kind, self._why(error)) from error
        except dns.exception.Timeout as error:
            self._prove_alive()
            raise LookupFailed(name, kind, f"no answer in {self._resolver.lifetime:g} seconds") from error

    def _why(self, error: dns.resolver.NoNameservers) -> str:
        answers = [attempt[4] for attempt in error.kwargs.get("errors", ()) if attempt[4] is not None]
        if not answers:
            self._prove_alive()
            return "the answer could not be read"
        return f"the answer was {dns.rcode.to_text(answers[-1].rcode())}"

    def _prove_alive(self) -> None:
        """Tell a silent name from a silent resolver: any answer about the root will do; raises ResolverUnreachable."""
        try:
            self._resolver.resolve(".", "NS", search=False)
        except _NOTHING:
            return
        except dns.resolver.NoNameservers as error:
            if any(attempt[4] is not None for attempt in error.kwargs.get("errors", ())):
                return
            raise self._unreachable() from error
        except dns.exception.Timeout as error:
            raise self._unreachable() from error

    def _unreachable(self) -> ResolverUnreachable:
        servers = ", ".join(str(server) for server in self._resolver.nameservers)
        return ResolverUnreachable(
            f"No resolver answers: {servers}, port {self._resolver.port}.",
            "Look at the network and at /etc/resolv.conf, or name a resolver with --dns HOST:PORT.",
        )


def _shown(name: dns.name.Name) -> str:
    """Without the dot at its end, in lower case; the root is an empty text."""
    return name.to_text(omit_final_dot=True).lower().removesuffix(".")


def _system() -> dns.resolver.Resolver:
    try:
        return dns.resolver.Resolver()
    except dns.resolver.NoResolverConfiguration as error:
        raise ResolverUnreachable(
            "This system names no resolver.", "Write one into /etc/resolv.conf, or name it with --dns HOST:PORT."
        ) from error
