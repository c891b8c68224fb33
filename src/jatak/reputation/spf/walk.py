"""From a record to everything that it leads to, counted as a receiver counts (RFC 7208 section 4.6.4)."""

from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import TypeVar

from jatak.reputation.resolver import Address, Resolver, addresses
from jatak.reputation.spf.record import ASKS, BadTerm, Directive, Network, read, records

T = TypeVar("T")
GIVE_UP_AFTER = 40
"""Look-ups; the exact number tells nothing any more, and records can be made to branch for ever."""
HOSTS_OF_MX = 10
_EVERYTHING: tuple[Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))


@dataclass(frozen=True, slots=True)
class Step:
    """A directive with what it led to; what depends on the message is `open`."""

    directive: Directive
    networks: tuple[Network, ...] = ()
    inside: "Policy | None" = None
    """The policy that an include leads to."""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A record with all that it leads to."""

    domain: str
    steps: tuple[Step, ...]
    redirect: "Policy | None" = None


@dataclass
class Walk:
    """One walk through a record and what it includes; counts, and keeps what would void the record."""

    resolver: Resolver
    lookups: int = 0
    voids: list[str] = field(default_factory=list)
    """Look-ups that found nothing; two are allowed."""
    broken: list[str] = field(default_factory=list)
    """Why receivers would not evaluate the record at all."""
    pointers: list[str] = field(default_factory=list)
    """Domains whose records use ptr, which nobody should (RFC 7208 section 5.5)."""

    def policy(self, domain: str, text: str, path: tuple[str, ...] = ()) -> Policy:
        """The policy of a record; `path` are the domains that led here."""
        try:
            record = read(text)
        except BadTerm as error:
            self.broken.append(f"{domain}: {error}")
            return Policy(domain, ())
        path = (*path, domain)
        steps = tuple(self._step(each, path) for each in record.directives)
        return Policy(domain, steps, self._counted(record.redirect, path) if record.redirect else None)

    def _counted(self, domain: str, path: tuple[str, ...]) -> Policy:
        self.lookups += 1
        return self._led_to(domain, path) or _OPEN

    def _led_to(self, domain: str, path: tuple[str, ...]) -> Policy | None:
        if "%" in domain or self.lookups > GIVE_UP_AFTER:
            return None
        if domain in path:
            self.broken.append(f"{' → '.join((*path, domain))} is a circle")
            return None
        found = records(self.resolver, domain)
        if len(found) != 1:
            self.voids += [domain] if not self.resolver.txt(domain) else []
            self.broken.append(f"{path[-1]} leads to {domain}, which has {len(found) or 'no'} SPF records")
            return None
        return self.policy(domain, found[0], path)

    def _step(self, directive: Directive, path: tuple[str, ...]) -> Step:
        if directive.name in ASKS:
            self.lookups += 1
        if self.lookups > GIVE_UP_AFTER:
            return Step(directive, open=True)
        target = directive.domain or path[-1]
        match directive.name:
            case "all":
                return Step(directive, _EVERYTHING)
            case "ip4" | "ip6":
                return Step(directive, (directive.network,) if directive.network else ())
            case "include":
                inside = self._led_to(target, path)
                return Step(directive, inside=inside, open=inside is None)
            case "ptr":
                self.pointers.append(path[-1])
                return Step(directive, open=True)
        if directive.has_macro:
            return Step(directive, open=True)
        return Step(directive, self._networks(directive, target))

    def _networks(self, directive: Directive, target: str) -> tuple[Network, ...]:
        if directive.name == "exists":
            return _EVERYTHING if self._found(target, self.resolver.a(target)) else ()
        hosts = self._mail_servers(target) if directive.name == "mx" else (target,)
        found = tuple(address for host in hosts for address in addresses(self.resolver, host))
        if directive.name == "a":
            self._found(target, found)
        return tuple(_around(address, directive) for address in found)

    def _mail_servers(self, target: str) -> tuple[str, ...]:
        hosts = self._found(target, tuple(server.host for server in self.resolver.mx(target) if server.host))
        if len(hosts) > HOSTS_OF_MX:
            self.broken.append(f"mx of {target} names {len(hosts)} hosts; {HOSTS_OF_MX} are allowed")
        return hosts[:HOSTS_OF_MX]

    def _found(self, target: str, answer: tuple[T, ...]) -> tuple[T, ...]:
        if not answer:
            self.voids.append(target)
        return answer


# Where a redirect leads that depends on the message: somebody may send, others may not.
_OPEN = Policy("", (Step(Directive("+", "exists"), open=True), Step(Directive("-", "all"), _EVERYTHING)))


def _around(address: Address, directive: Directive) -> Network:
    return ip_network((address, directive.four if address.version == 4 else directive.six), strict=False)
