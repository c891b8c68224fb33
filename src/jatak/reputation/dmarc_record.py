"""Where the DMARC record of a domain stands (RFC 7489 section 6.6.3)."""

from dataclasses import dataclass

from jatak.reputation.resolver import Resolver
from jatak.reputation.tags import BadTags, tags


@dataclass(frozen=True, slots=True)
class Found:
    """The records of one place."""

    place: str
    texts: tuple[str, ...]
    inherited: bool
    """Whether it is the place of a parent domain, where sp= counts before p=."""


def find(resolver: Resolver, domain: str) -> Found | None:
    """The records of the domain, else those of the highest parent that has any.

    The standard finds that parent in a list of public suffixes; asking each parent needs no list to keep up to date.
    """
    if texts := records(resolver, domain):
        return Found(f"_dmarc.{domain}", texts, inherited=False)
    for parent in reversed(_parents(domain)):
        texts = tuple(text for text in records(resolver, parent) if not _of_registry(text))
        if texts:
            return Found(f"_dmarc.{parent}", texts, inherited=True)
    return None


def records(resolver: Resolver, domain: str) -> tuple[str, ...]:
    """What stands at _dmarc and begins as a DMARC record does; the rest does not count."""
    return tuple(text for text in resolver.txt(f"_dmarc.{domain}") if _begins(text))


def _begins(text: str) -> bool:
    name, _, rest = text.partition("=")
    return name.strip() == "v" and rest.partition(";")[0].strip() == "DMARC1"


def _of_registry(text: str) -> bool:
    """The record of a public suffix is none of ours (RFC 9091 section 2)."""
    try:
        return tags(text).get("psd") == "y"
    except BadTags:
        return False


def _parents(domain: str) -> list[str]:
    """From the nearest parent to the one below the top."""
    labels = domain.split(".")
    return [".".join(labels[place:]) for place in range(1, len(labels) - 1)]
