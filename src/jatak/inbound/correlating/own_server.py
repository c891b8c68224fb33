"""What our own receiving server found out about a sender (RFC 8601); what others claim there counts for nothing."""

import re
from collections.abc import Iterator, Sequence

COMMENT = re.compile(r"\((?:[^()\\]|\\.)*\)")
RESULT = re.compile(r"(dmarc|spf|dkim)\s*=\s*pass\b", re.IGNORECASE)
PROPERTY = re.compile(r"(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
DEEPEST = 10


def proves(results: Sequence[str], server: str, sender: str) -> bool:
    """Whether our server's newest Authentication-Results prove the domain of an address: DMARC, or SPF or DKIM aligned.

    `results` are the values of that header field from the top down, `server` is the authserv-id of ours; empty proves
    nothing, since then no field is ours. A server takes fields of its own name away from what comes in (RFC 8601,
    section 5), so the first of that name is its own; those right below it of the same name are, too.
    """
    domain = sender.rpartition("@")[2].strip().lower()
    if not server or not domain:
        return False
    return any(_passes(each, domain) for each in _own(results, server.lower()))


def aligned(signing: str, domain: str) -> bool:
    """Whether a domain that signs is this domain or stands above it."""
    signing, domain = signing.lower().strip(".").lstrip("@"), domain.lower().strip(".")
    return "." in signing and (domain == signing or domain.endswith(f".{signing}"))


def _own(results: Sequence[str], server: str) -> Iterator[str]:
    begun = False
    for each in results:
        plain = _without_comments(each)
        named = plain.partition(";")[0].split()
        if named and named[0].strip('"').lower() == server:
            begun = True
            yield plain
        elif begun:
            return


def _passes(result: str, domain: str) -> bool:
    return any(_part_passes(part, domain) for part in result.split(";")[1:])


def _part_passes(part: str, domain: str) -> bool:
    passed = RESULT.match(part.strip())
    if passed is None:
        return False
    found = {name.lower(): value.rpartition("@")[2] for name, value in PROPERTY.findall(part)}
    match passed[1].lower():
        case "dmarc":
            return bool(found.get("header.from", "").lower() == domain)
        case "spf":
            return aligned(found.get("smtp.mailfrom", ""), domain)
        case _:
            return aligned(found.get("header.d") or found.get("header.i", ""), domain)


def _without_comments(text: str) -> str:
    for _ in range(DEEPEST):
        if (shorter := COMMENT.sub(" ", text)) == text:
            break
        text = shorter
    return text
