"""Whether a sending domain can be answered: bounces, opt-outs by mail and replies come back to it."""

from collections.abc import Iterator

from jatak.reputation.finding import Finding, ok, problem, warning
from jatak.reputation.resolver import MailServer, Resolver, addresses

CHECK = "Bounces"


def check_bounces(domain: str, resolver: Resolver) -> Iterator[Finding]:
    """The domain takes mail, and each server that it names exists."""
    servers = resolver.mx(domain)
    if any(not server.host for server in servers):
        yield _null(domain, alone=len(servers) == 1)
    elif servers:
        yield from _servers(domain, resolver, servers)
    elif addresses(resolver, domain):
        yield warning(
            CHECK,
            f"{domain} has no MX record; mail to it goes to the address of the domain itself.",
            f"Publish an MX record for {domain}, unless a mail server runs there.",
            "RFC 5321 section 5.1",
        )
    else:
        yield problem(
            CHECK,
            f"{domain} has neither MX nor address: bounces and opt-outs by mail cannot reach you.",
            f"Look at the spelling of the name; if it is right, publish an MX record for {domain}.",
            "RFC 5321 section 5.1",
        )


def _null(domain: str, alone: bool) -> Finding:
    beside = "" if alone else " beside others"
    return problem(
        CHECK,
        f"{domain} says that it takes no mail (a null MX{beside}); receivers may refuse what it sends.",
        "Name a server that takes bounces and opt-outs by mail, or send from another domain.",
        "RFC 7505 sections 3 and 4.2",
    )


def _servers(domain: str, resolver: Resolver, servers: tuple[MailServer, ...]) -> Iterator[Finding]:
    missing = [server.host for server in servers if not addresses(resolver, server.host)]
    if not missing:
        hosts = ", ".join(server.host for server in servers)
        yield ok(CHECK, f"{domain} takes mail at {hosts}.", "RFC 5321 section 5.1")
        return
    seen = f"{', '.join(missing)}, named by the MX of {domain}, has no address."
    remedy = "Correct the MX record, or publish an address for that name."
    tell = problem if len(missing) == len(servers) else warning
    yield tell(CHECK, seen, remedy, "RFC 5321 section 5.1")
