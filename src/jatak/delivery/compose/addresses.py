"""Addresses as they may stand in a header or behind RCPT TO."""

import re
from email.headerregistry import Address
from functools import lru_cache

from jatak.base.errors import JatakError

LOCAL_LIMIT, WHOLE_LIMIT = 64, 254
_ATOM = re.compile(r"[^\x00-\x20\x7f-\xa0\u2028\u2029()<>\[\]:;@\\,\"]+")
_DOMAIN = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)


class UnusableAddress(JatakError):
    """An address that cannot be written to."""


def address(text: str) -> Address:
    """The address with its domain in A-labels; refuses line breaks, spaces, quotes and all that could end a command."""
    local, domain = _parts(text)
    return Address(username=local, domain=domain)


def written(text: str) -> str:
    """The address as it is written in headers and commands, with its domain in A-labels; refuses as `address` does."""
    local, domain = _parts(text)
    return f"{local}@{domain}"


def domain_of(text: str) -> str:
    """The domain of an address, in A-labels."""
    return _parts(text)[1]


def _parts(text: str) -> tuple[str, str]:
    local, at, domain = text.rpartition("@")
    usable = at and _ATOM.fullmatch(local) and "=?" not in local
    if not usable or len(local.encode()) > LOCAL_LIMIT or len(text.encode()) > WHOLE_LIMIT:
        raise UnusableAddress("The address cannot be written to.", "It must look like name@example.com.")
    return local, _a_labels(domain)


@lru_cache(maxsize=4096)
def _a_labels(domain: str) -> str:
    labels = domain.lower() if domain.isascii() else _idna(domain)
    if not _DOMAIN.fullmatch(labels):
        raise UnusableAddress("The address has no usable domain.", "It must look like name@example.com.")
    return labels


def _idna(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""
