"""The public keys of a sending domain, as receivers will find them (RFC 6376 section 3.6.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jatak.reputation.dkim_key import BadKey, DkimKey, read_key
from jatak.reputation.finding import Finding, ok, problem, warning
from jatak.reputation.resolver import Resolver
from jatak.reputation.tags import BadTags, tags

CHECK = "DKIM"
SHORTEST_RSA = 1024
ADVISED_RSA = 2048


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector that signs for the domain, and the public key where we hold it."""

    name: str
    own: str | None = None
    """Its `p=`."""
    kind: str = "rsa"
    """The `k=` of our own: rsa or ed25519."""


def check_dkim(domain: str, resolver: Resolver, selectors: Sequence[Selector]) -> Iterator[Finding]:
    """Each selector has one readable key, long enough, not revoked, and ours where ours is known."""
    if not selectors:
        yield warning(
            CHECK,
            "No selector is known, so no key was looked at.",
            "Name those that sign your mail with --selector; they stand after s= in its DKIM-Signature.",
            "RFC 6376 section 3.6.2; required by Gmail, Yahoo, Microsoft",
        )
    for selector in selectors:
        yield from _selector(f"{selector.name}._domainkey.{domain}", resolver, selector)


def _selector(place: str, resolver: Resolver, selector: Selector) -> Iterator[Finding]:
    texts = resolver.txt(place)
    if len(texts) != 1:
        seen = f"{place} has {len(texts)} TXT records." if texts else f"There is no key at {place}."
        yield problem(CHECK, seen, "Publish the one TXT record of this key there.", "RFC 6376 section 3.6.2.2")
        return
    try:
        yield from _record(place, tags(texts[0]), selector)
    except (BadTags, BadKey) as error:
        yield problem(
            CHECK,
            f"The key at {place} cannot be read: {error}.",
            "Publish the record anew, as whoever signs gives it; some forms for DNS cut it or add signs.",
            "RFC 6376 section 3.6.1",
        )


def _record(place: str, found: dict[str, str], selector: Selector) -> Iterator[Finding]:
    if found.get("v", "DKIM1") != "DKIM1" or ("v" in found and next(iter(found)) != "v"):
        raise BadTags("v=DKIM1 must come first")
    if "p" not in found:
        raise BadTags("it has no p=")
    if not found["p"]:
        yield problem(
            CHECK,
            f"The key at {place} is revoked (p= is empty).",
            "Sign with another selector, or publish its key again.",
            "RFC 6376 section 3.6.1",
        )
        return
    key = read_key(found.get("k", "rsa"), found["p"])
    troubles = [*_strength(place, key), *_use(place, found), *_ours(place, key, selector)]
    yield from troubles or [ok(CHECK, f"{place}: {key}", "RFC 6376 section 3.6.1")]
    if "y" in _listed(found.get("t", "")):
        yield warning(
            CHECK,
            f"The key at {place} says that it is being tested (t=y), so receivers may treat the mail as unsigned.",
            "Take t=y out when signing works.",
            "RFC 6376 section 3.6.1",
        )


def _strength(place: str, key: DkimKey) -> Iterator[Finding]:
    if key.kind == "rsa" and key.bits < SHORTEST_RSA:
        yield problem(
            CHECK,
            f"The RSA key at {place} has {key.bits} bits; receivers do not accept under {SHORTEST_RSA}.",
            f"Make a new key of {ADVISED_RSA} bits under a new selector.",
            "RFC 8301 section 3.2",
        )
    elif key.kind == "rsa" and key.bits < ADVISED_RSA:
        yield warning(
            CHECK,
            f"The RSA key at {place} has {key.bits} bits.",
            f"Make a new key of {ADVISED_RSA} bits under a new selector.",
            "RFC 8301 section 3.2",
        )


def _use(place: str, found: dict[str, str]) -> Iterator[Finding]:
    hashes, services = _listed(found.get("h", "sha256")), _listed(found.get("s", "*"))
    if "sha256" not in hashes:
        yield problem(
            CHECK,
            f"The key at {place} does not permit sha256 (h={found['h']}).",
            "Take h= out of the record.",
            "RFC 8301 section 3.1",
        )
    if not services & {"*", "email"}:
        yield problem(
            CHECK,
            f"The key at {place} is not for e-mail (s={found['s']}).",
            "Take s= out of the record.",
            "RFC 6376 section 3.6.1",
        )


def _ours(place: str, key: DkimKey, selector: Selector) -> Iterator[Finding]:
    if selector.own is not None and read_key(selector.kind, selector.own) != key:
        yield problem(
            CHECK,
            f"The key at {place} is not the one that we sign with, so every signature of it fails.",
            f"Publish our key there: v=DKIM1; k={selector.kind}; p={selector.own}",
            "RFC 6376 section 6.1.3",
        )


def _listed(value: str) -> set[str]:
    return {each.strip().lower() for each in value.split(":")}
