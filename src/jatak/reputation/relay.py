"""The names of the addresses that a relay sends from, which receivers look at first."""

import re
from collections.abc import Iterator, Sequence

from jatak.reputation.finding import Finding, ok, problem, warning
from jatak.reputation.resolver import Address, Resolver, addresses

CHECK = "Relay"
SOURCE = "RFC 1912 section 2.1; required by Gmail, Yahoo, Microsoft"
GENERIC = re.compile(
    r"(^|[^a-z])(dyn|dynamic|dhcp|dialup|dial|dsl|adsl|vdsl|cable|ppp|pool|broadband|customer|cust|client|user|host|ip|static"
    r"|unassigned|generic)(\d|[^a-z]|$)"
)


def check_relays(resolver: Resolver, relays: Sequence[Address]) -> Iterator[Finding]:
    """Each address has a name of its own that leads back to it."""
    if not relays:
        yield warning(
            CHECK,
            "The addresses that the relay sends from are not known, so they were not looked at.",
            "Name each with --relay-ip; whoever runs the relay knows them.",
            SOURCE,
        )
    for relay in relays:
        yield _named(resolver, relay)


def _named(resolver: Resolver, relay: Address) -> Finding:
    names = resolver.ptr(relay)
    if not names:
        return problem(
            CHECK,
            f"{relay} has no name (PTR).",
            "Have whoever owns the address set its reverse name to that of the mail server.",
            SOURCE,
        )
    confirmed = [name for name in names if relay in addresses(resolver, name)]
    if not confirmed:
        return problem(
            CHECK,
            f"{relay} is called {', '.join(names)}, but that name does not lead back to it.",
            f"Publish an {'A' if relay.version == 4 else 'AAAA'} record of that name with {relay}.",
            SOURCE,
        )
    if all(is_generic(name, relay) for name in confirmed):
        return warning(
            CHECK,
            f"{relay} is called {', '.join(confirmed)}, like the line of any customer; receivers distrust that.",
            "Give it a name of your own, such as mail.example.com.",
            SOURCE,
        )
    return ok(CHECK, f"{relay} is {', '.join(confirmed)}, and the name leads back.", SOURCE)


def is_generic(name: str, address: Address) -> bool:
    """Whether a name looks like one of a whole range: it spells the address, or says what kind of line it is."""
    # The last two labels are whose network it is; only what stands before them names the machine.
    own = ".".join(name.split(".")[:-2])
    return _spells(own, address) or bool(GENERIC.search(own))


def _spells(name: str, address: Address) -> bool:
    if address.version == 6:
        return address.exploded.replace(":", "")[-16:] in re.sub(r"[^0-9a-f]", "", name)
    parts = str(address).split(".")
    found = re.findall(r"\d+", name)
    padded = "".join(part.zfill(3) for part in parts)
    return _run(found, parts) or _run(found, parts[::-1]) or padded in found or f"{int(address):08x}" in name


def _run(found: list[str], parts: list[str]) -> bool:
    """Whether three parts of an address stand in a row."""
    plain = [each.lstrip("0") or "0" for each in found]
    return any(plain[place : place + 3] in (parts[:3], parts[1:]) for place in range(len(plain) - 2))
