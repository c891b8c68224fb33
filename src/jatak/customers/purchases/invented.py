"""Addresses for buyers of whom none is known, at a domain that can never exist (RFC 2606)."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from jatak.people.addresses import keyed_hash_of, normalise_email
from jatak.people.models import ContactKind

DOMAIN = "example"


def invented_addresses(controller: str, buyers: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str, bytes]]:
    """Person, address, normalised address and keyed hash; the same customer number always gives the same address."""
    domain = f"{_label(controller)}.{DOMAIN}"
    for person, key in buyers:
        address = f"customer-{_label(key)}@{domain}"
        normalised = normalise_email(address)
        yield person, address, normalised, keyed_hash_of(ContactKind.EMAIL, normalised)


def _label(text: str) -> str:
    """Text as part of an address, at most 40 letters; where letters had to go, a hash keeps it distinct."""
    bare = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-")
    if bare == text.casefold().replace(" ", "-"):
        return bare
    return f"{bare}-{sha256(text.encode()).hexdigest()[:8]}".strip("-")
