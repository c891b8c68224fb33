"""All that receivers demand of a sending domain, one check after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jatak.reputation.bounces import check_bounces
from jatak.reputation.dkim import Selector, check_dkim
from jatak.reputation.dmarc import check_dmarc
from jatak.reputation.finding import Finding, problem
from jatak.reputation.relay import check_relays
from jatak.reputation.resolver import Address, LookupFailed, Resolver
from jatak.reputation.spf.check import check_spf


@dataclass(frozen=True, slots=True)
class Check:
    """One check that has not been made yet, and its name."""

    name: str
    make: Callable[[], Iterable[Finding]] = field(repr=False)

    def findings(self) -> list[Finding]:
        """Make it; a name that cannot be looked up is a finding, a resolver that is away is ResolverUnreachable."""
        try:
            return list(self.make())
        except LookupFailed as error:
            return [
                problem(
                    self.name,
                    f"This could not be looked up: {error}.",
                    "Try again; if it stays so, look at the name servers of that domain, since receivers see the same.",
                    "RFC 1035 section 4.1.1",
                )
            ]


def checks(
    domain: str, resolver: Resolver, relays: Sequence[Address] = (), selectors: Sequence[Selector] = ()
) -> Iterator[Check]:
    """The checks of a domain in A-labels, in the order in which they are told."""
    yield Check("SPF", lambda: check_spf(domain, resolver, relays))
    yield Check("DKIM", lambda: check_dkim(domain, resolver, selectors))
    yield Check("DMARC", lambda: check_dmarc(domain, resolver))
    yield Check("Bounces", lambda: check_bounces(domain, resolver))
    yield Check("Relay", lambda: check_relays(resolver, relays))
