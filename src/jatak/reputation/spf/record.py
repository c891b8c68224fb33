"""One SPF record as it is written (RFC 7208 sections 4.5 to 6)."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TypeAlias

from jatak.reputation.resolver import Resolver

Network: TypeAlias = IPv4Network | IPv6Network
ASKS = frozenset({"include", "a", "mx", "ptr", "exists"})
"""Mechanisms that look something up; with `redirect`, ten of them are allowed (RFC 7208 section 4.6.4)."""

_MODIFIER = re.compile(r"(?P<name>[a-z][a-z0-9_.-]*)=(?P<value>.*)", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"(?P<qualifier>[-+~?]?)(?P<name>all|include|a|mx|ptr|ip4|ip6|exists)(?P<rest>[:/].*)?", re.IGNORECASE
)
_PLACE = re.compile(r"(?::(?P<domain>[^/]+))?(?:/(?P<four>\d{1,2}))?(?://(?P<six>\d{1,3}))?")


class BadTerm(ValueError):
    """A term that receivers cannot read, which makes the whole record void (RFC 7208 section 4.6)."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A mechanism with its qualifier."""

    qualifier: str
    name: str
    domain: str = ""
    """What it names; empty: the domain of the record."""
    network: Network | None = None
    """Of ip4 and ip6."""
    four: int = 32
    six: int = 128
    """Prefix lengths of a and mx."""

    @property
    def has_macro(self) -> bool:
        """Whether what it names depends on the message (RFC 7208 section 7)."""
        return "%" in self.domain


@dataclass(frozen=True, slots=True)
class Record:
    """The directives in their order up to `all`, and where the record leads when none matches."""

    directives: tuple[Directive, ...]
    redirect: str = ""


def records(resolver: Resolver, domain: str) -> tuple[str, ...]:
    """The SPF records of a domain; there must be one (RFC 7208 section 4.5)."""
    return tuple(text for text in resolver.txt(domain) if text.lower() == "v=spf1" or text.lower()[:7] == "v=spf1 ")


def read(text: str) -> Record:
    """Read a record; raises BadTerm with the first term that is wrong."""
    directives: list[Directive] = []
    modifiers: list[tuple[str, str]] = []
    for term in text.split(" ")[1:]:
        if modifier := _MODIFIER.fullmatch(term):
            modifiers.append((modifier["name"].lower(), modifier["value"]))
        elif term:
            directives.append(_directive(term))
    for name in ("redirect", "exp"):
        if sum(name == each for each, _ in modifiers) > 1:
            raise BadTerm(f"{name}= stands twice")
    return _until_all(directives, dict(modifiers).get("redirect", ""))


def _until_all(directives: list[Directive], redirect: str) -> Record:
    """What stands after `all`, and a redirect beside it, is never looked at (RFC 7208 sections 5.1, 6.1)."""
    ends = next((place for place, each in enumerate(directives, start=1) if each.name == "all"), None)
    return Record(tuple(directives[:ends]), "" if ends else redirect.lower())


def _directive(term: str) -> Directive:
    found = _DIRECTIVE.fullmatch(term)
    if not found:
        raise BadTerm(f"{term!r} is no mechanism")
    qualifier, name, rest = found["qualifier"] or "+", found["name"].lower(), found["rest"] or ""
    match name:
        case "all" if not rest:
            return Directive(qualifier, name)
        case "ip4" | "ip6":
            return Directive(qualifier, name, network=_network(term, name, rest))
        case "a" | "mx":
            return _with_prefixes(term, qualifier, name, rest)
        case "include" | "exists" | "ptr" if (rest[:1] == ":" and rest[1:]) or (name == "ptr" and not rest):
            return Directive(qualifier, name, rest[1:].lower())
        case _:
            raise BadTerm(f"{term!r} does not say what it should")


def _network(term: str, name: str, rest: str) -> Network:
    try:
        network = ip_network(rest[1:], strict=False)
    except ValueError:
        raise BadTerm(f"{term!r} holds no network") from None
    if f"ip{network.version}" != name or rest[0] != ":":
        raise BadTerm(f"{term!r} holds no network of {name}")
    return network


def _with_prefixes(term: str, qualifier: str, name: str, rest: str) -> Directive:
    found = _PLACE.fullmatch(rest)
    four, six = (int(found["four"] or 32), int(found["six"] or 128)) if found else (99, 999)
    if not found or four > 32 or six > 128:
        raise BadTerm(f"{term!r} does not say what it should")
    return Directive(qualifier, name, (found["domain"] or "").lower(), four=four, six=six)
