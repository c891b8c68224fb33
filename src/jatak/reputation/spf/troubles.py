"""What is wrong about an SPF record, whoever sends."""

from collections.abc import Iterator
from ipaddress import ip_address

from jatak.reputation.finding import Finding, problem, warning
from jatak.reputation.spf.covering import Result, results
from jatak.reputation.spf.walk import Policy, Walk

CHECK = "SPF"
LOOKUPS = 10
VOIDS = 2
LONGEST = 450
"""Octets; with what else stands at the name, an answer over 512 may be lost on its way (RFC 7208 section 3.4)."""
# Reserved and discarded addresses, from which nobody can send: who lets them pass lets everybody pass.
NOBODY = (ip_address("240.0.0.1"), ip_address("100::1"))


def troubles(text: str, walk: Walk, policy: Policy) -> Iterator[Finding]:
    """Everything that is wrong about a record; `walk` has been through it, and it led to `policy`."""
    yield from _broken(walk)
    yield from _limits(walk)
    yield from _open_to_all(policy)
    yield from _manners(text, walk, policy)


def _broken(walk: Walk) -> Iterator[Finding]:
    for why in walk.broken:
        yield problem(
            CHECK,
            f"Receivers cannot use the record: {why}.",
            "Correct that term, or take it out.",
            "RFC 7208 section 4.6, permerror",
        )


def _limits(walk: Walk) -> Iterator[Finding]:
    if walk.lookups > LOOKUPS:
        yield problem(
            CHECK,
            f"The record takes {walk.lookups} look-ups; receivers stop at {LOOKUPS} and use nothing of it.",
            "Take out includes that are not needed any more, or write addresses instead of names.",
            "RFC 7208 section 4.6.4",
        )
    if len(walk.voids) > VOIDS:
        yield problem(
            CHECK,
            f"{len(walk.voids)} look-ups find nothing ({', '.join(walk.voids)}); receivers stop at {VOIDS}.",
            "Take out the names that do not exist any more.",
            "RFC 7208 section 4.6.4",
        )


def _open_to_all(policy: Policy) -> Iterator[Finding]:
    if any(results(policy, address) == {Result.PASS} for address in NOBODY):
        yield problem(
            CHECK,
            "The record permits the whole internet to send for this domain.",
            "End it in -all, and look for +all or far too wide a network in it and in what it includes.",
            "RFC 7208 section 5.1",
        )


def _manners(text: str, walk: Walk, policy: Policy) -> Iterator[Finding]:
    if not walk.broken and Result.NEUTRAL in _ending(policy):
        yield warning(
            CHECK,
            f"The record says nothing of other senders: {text}",
            "End it in -all or ~all, so that forged mail can be told.",
            "RFC 7208 section 5.1",
        )
    if len(text.encode()) > LONGEST:
        yield warning(
            CHECK,
            f"The record has {len(text.encode())} octets, so answers may not fit into one packet.",
            f"Shorten it to {LONGEST}.",
            "RFC 7208 section 3.4",
        )
    for domain in walk.pointers:
        yield warning(
            CHECK,
            f"The record of {domain} uses ptr, which is slow and which large receivers pass over.",
            "Write ip4, ip6 or a instead.",
            "RFC 7208 section 5.5",
        )


def _ending(policy: Policy) -> frozenset[Result]:
    """What is said of whoever nothing matches."""
    return results(policy, NOBODY[0]) | results(policy, NOBODY[1])
