"""The domains that mail is sent from, what receivers will find there, and our keys of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jatak.base.errors import JatakError
from jatak.delivery.compose.addresses import UnusableAddress, address
from jatak.delivery.dkim.algorithms import public_text
from jatak.delivery.dkim.folder import read_keys, read_private
from jatak.delivery.dkim.key import Key, State
from jatak.people.models import Brand, Controller
from jatak.reputation.dkim import CHECK as DKIM
from jatak.reputation.dkim import Selector
from jatak.reputation.dns import DnsResolver
from jatak.reputation.domain import checks
from jatak.reputation.finding import Finding, Level, problem
from jatak.reputation.resolver import Resolver

NOT_OF_THE_DOMAIN = "Relay"
"""The addresses that the relay sends from are not known here; `check-domain --relay-ip` looks at them."""
SECONDS = 3.0
"""For one question."""


def domains_of(companies: "Iterable[Controller]") -> dict[str, list[str]]:
    """The domains of their sender addresses, each with the addresses."""
    found: dict[str, list[str]] = {}
    for written in sorted(set(_addresses(list(companies)))):
        try:
            found.setdefault(address(written).domain.lower(), []).append(written)
        except UnusableAddress:
            continue
    return found


def findings_of(domain: str, resolver: Resolver | None = None) -> list[Finding]:
    """What receivers demand of the domain, looked up now; a resolver that is away is a finding."""
    try:
        ask = resolver or DnsResolver(None, SECONDS)
        ours = selectors(domain)
        made = [each for each in checks(domain, ask, (), ours) if each.name != NOT_OF_THE_DOMAIN]
        found = [finding for check in made for finding in check.findings()]
        return found if ours else [_unsigned(each) for each in found]
    except JatakError as error:
        return [problem("DNS", error.message, error.remedy, "")]


def selectors(domain: str) -> list[Selector]:
    """Our own keys, with what must stand in the DNS."""
    return [_selector(domain, key) for key in read_keys(domain) if key.state is not State.RETIRED]


def _unsigned(finding: Finding) -> Finding:
    """Without keys of ours nobody knows whether the mail is signed."""
    if finding.check != DKIM or finding.level is not Level.WARNING:
        return finding
    return replace(
        finding,
        seen="We hold no keys of this domain, so our mail leaves unsigned; the relay may sign.",
        remedy="Make keys and publish their records, unless the relay signs for this domain.",
    )


def _selector(domain: str, key: Key) -> Selector:
    return Selector(key.selector, public_text(read_private(domain, key)), key.algorithm.value)


def _addresses(companies: list[Controller]) -> Iterator[str]:
    for company in companies:
        yield from filter(None, (company.sender_address, company.service_address))
    brands = Brand.objects.filter(controller__in=companies).exclude(sender_address="")
    yield from brands.values_list("sender_address", flat=True)
