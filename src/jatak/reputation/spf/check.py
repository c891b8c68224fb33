"""The SPF record of a sending domain, as receivers will take it."""

from collections.abc import Iterator, Sequence

from jatak.reputation.finding import Finding, ok, problem, warning
from jatak.reputation.resolver import Address, Resolver
from jatak.reputation.spf.covering import Result, results
from jatak.reputation.spf.record import records
from jatak.reputation.spf.troubles import CHECK, LOOKUPS, troubles
from jatak.reputation.spf.walk import Policy, Walk


def check_spf(domain: str, resolver: Resolver, relays: Sequence[Address]) -> Iterator[Finding]:
    """Exactly one readable record within the limits that ends in a no and covers the relays (RFC 7208)."""
    found = records(resolver, domain)
    if len(found) != 1:
        yield _not_one(domain, found)
        return
    walk = Walk(resolver)
    policy = walk.policy(domain, found[0])
    found_wrong = list(troubles(found[0], walk, policy))
    yield from found_wrong or [ok(CHECK, f"{found[0]} ({walk.lookups} of {LOOKUPS} look-ups)", "RFC 7208 section 4.5")]
    if not walk.broken:
        yield from (_covers(policy, relay) for relay in relays)


def _not_one(domain: str, found: tuple[str, ...]) -> Finding:
    if found:
        both = "; ".join(found)
        return problem(
            CHECK,
            f"{domain} has {len(found)} SPF records, so receivers use none of them: {both}",
            "Join them into one record and delete the others.",
            "RFC 7208 section 4.5",
        )
    return problem(
        CHECK,
        f"{domain} has no SPF record.",
        f'Publish a TXT record at {domain}, such as "v=spf1 ip4:ADDRESS-OF-THE-RELAY -all".',
        "RFC 7208 section 3; required by Gmail, Yahoo, Microsoft",
    )


def _covers(policy: Policy, relay: Address) -> Finding:
    said = results(policy, relay)
    if said == {Result.PASS}:
        return ok(CHECK, f"The relay {relay} may send.", "RFC 7208 section 2.6")
    version = f"ip{relay.version}:{relay}"
    if Result.PASS in said:
        return warning(
            CHECK,
            f"Whether the relay {relay} may send depends on the message (a macro, or ptr).",
            f"Put {version} into the record.",
            "RFC 7208 section 7",
        )
    return problem(
        CHECK,
        f"The relay {relay} may not send: {', '.join(sorted(said))}.",
        f"Put {version}, or the include of whoever runs the relay, into the record before its all.",
        "RFC 7208 section 2.6",
    )
