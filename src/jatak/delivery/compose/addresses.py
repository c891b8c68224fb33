"""Addresses as they may stand in a header or behind RCPT TO."""

import re
from email.headerregistry import Address

from jatak.base.errors import JatakError

LOCAL_LIMIT, WHOLE_LIMIT = 64, 254
_ATOM = re.compile(r"[^\x00-\x20\x7f-\xa0()<>\[\]:;@\\,\"]+")
_DOMAIN = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)


class UnusableAddress(JatakError):
    """An address that cannot be written to."""


def address(text: str) -> Address:
    """The address with its domain in A-labels; refuses line breaks, spaces, quotes and all that could end a command."""
    local, at, domain = text.rpartition("@")
    if not at or not _ATOM.fullmatch(local) or len(local.encode()) > LOCAL_LIMIT or len(text.encode()) > WHOLE_LIMIT:
        raise UnusableAddress("The address cannot be written to.", "It must look like name@example.com.")
    labels = _a_labels(domain)
    if not _DOMAIN.fullmatch(labels):
        raise UnusableAddress("The address has no usable domain.", "It must look like name@example.com.")
    return Address(username=local, domain=labels)


def domain_of(text: str) -> str:
    """The domain of an address, in A-labels."""
    return address(text).domain


def _a_labels(domain: str) -> str:
    if domain.isascii():
        return domain.lower()
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""
