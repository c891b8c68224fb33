"""Whether a report is signed by the domain that it says it is from (RFC 9477, section 3.4)."""

import re
from collections.abc import Callable

import dkim
import dns.exception
import dns.resolver

from jatak.inbound.correlating.own_server import aligned
from jatak.inbound.later import TryLater

LOOKED_AT = 5
"""Signatures; each costs a look-up."""
TAG = re.compile(rb"(?:^|;)(d|l)=([^;]*)")
Lookup = Callable[..., bytes | None]
"""Fetches the TXT record of a name, as dkimpy asks for it; raises NamesAway."""


class NamesAway(TryLater):
    """A name cannot be looked up now, so what depends on it is tried again later."""

    def __init__(self, why: str) -> None:
        super().__init__(f"No key of a signature can be looked up: {why}.", "Look at the name servers of this machine.")


def is_signed(data: bytes, domain: str, lookup: Lookup | None = None) -> bool:
    """Whether a valid DKIM signature is of this domain, or of one above it; raises NamesAway.

    A subdomain may be signed for by its parent, as DMARC's relaxed alignment has it (RFC 7489, 3.1.1). A signature of a
    part of the body (`l=`) counts for nothing, since anything could stand behind that part.
    """
    try:
        verifier = dkim.DKIM(data, timeout=10)
        fields = [value for name, value in verifier.headers if name.lower() == b"dkim-signature"]
        places = [place for place, field in enumerate(fields[:LOOKED_AT]) if _is_aligned(field, domain)]
        return any(_verifies(verifier, place, lookup or txt) for place in places)
    except (dkim.DKIMException, ValueError, IndexError):
        return False


def txt(name: bytes, timeout: float = 5) -> bytes | None:
    """The TXT record of a name; None where there is none, NamesAway where nobody can tell."""
    try:
        found = dns.resolver.resolve(name.decode("ascii"), "TXT", lifetime=timeout)
        return next((b"".join(record.strings) for record in found), None)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, UnicodeError):
        return None
    except dns.exception.DNSException as error:
        raise NamesAway(type(error).__name__) from error


def _is_aligned(field: bytes, domain: str) -> bool:
    tags = dict(TAG.findall(re.sub(rb"\s+", b"", field)))
    return b"l" not in tags and aligned(tags.get(b"d", b"").decode("ascii", "replace"), domain)


def _verifies(verifier: dkim.DKIM, place: int, lookup: Lookup) -> bool:
    try:
        return bool(verifier.verify(idx=place, dnsfunc=lookup))
    except (dkim.DKIMException, ValueError, KeyError):
        return False
