"""The records of each domain that mail is sent from."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from jatak.installation.doctor.finding import Finding, Level, look, ok
from jatak.installation.doctor.reaching import translated
from jatak.installation.sender_domains import domains_of, findings_of
from jatak.people.models import Controller
from jatak.reputation.resolver import Resolver

SHOWN = 10


def check_domains(resolver: Resolver | None = None) -> Iterator[Finding]:
    """SPF, DKIM, DMARC and the way back, of each domain at once."""
    domains = sorted(domains_of(Controller.objects.all()))[:SHOWN]
    if not domains:
        yield look("No company has a sender address yet.", "Give each company one under Settings, Companies.")
        return
    with ThreadPoolExecutor(len(domains)) as pool:
        for domain, findings in zip(domains, pool.map(lambda each: _of(each, resolver), domains), strict=True):
            yield from findings or [ok(f"{domain}: SPF, DKIM, DMARC and the way back are in order.")]


def _of(domain: str, resolver: Resolver | None) -> list[Finding]:
    seen = [translated(each) for each in findings_of(domain, resolver)]
    return [_named(domain, each) for each in seen if each.level is not Level.OK]


def _named(domain: str, finding: Finding) -> Finding:
    """The finding with its domain, where it does not name it itself."""
    said = finding.seen if domain in finding.seen else f"{domain}: {finding.seen}"
    return Finding(finding.level, said, finding.remedy)
