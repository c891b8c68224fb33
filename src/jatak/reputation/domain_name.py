"""The name of a domain, as a user writes it."""

import dns.exception
import dns.name

from jatak.base.errors import UsageError


def ascii_domain(written: str) -> str:
    """A domain in lower-case A-labels (RFC 5890), without the dot at its end; raises UsageError."""
    try:
        name = dns.name.from_text(written.strip(), idna_codec=dns.name.IDNA_2008_UTS_46)
    except (dns.exception.DNSException, UnicodeError, ValueError):
        raise _no_domain(written) from None
    domain = name.to_text(omit_final_dot=True).lower()
    if len(name) < 3 or not all(_hostlike(label) for label in domain.split(".")) or domain[-1].isdigit():
        raise _no_domain(written)
    return domain


def _hostlike(label: str) -> bool:
    return label.replace("-", "").replace("_", "").isalnum()


def _no_domain(written: str) -> UsageError:
    return UsageError(
        f"{written!r} is not a domain.", "Name what stands after the @ of your sender addresses, as news.example.com."
    )
