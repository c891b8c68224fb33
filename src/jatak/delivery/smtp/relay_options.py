"""What may stand in a relay's address, and how it is read; ValueError says what is wrong."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class Tls(StrEnum):
    """When the connection is encrypted."""

    NEVER = "never"
    OFFERED = "offered"
    """Encrypted if the relay offers it, whatever its certificate: better than nothing, no more."""
    REQUIRED = "required"
    """STARTTLS with a verified certificate, or no mail."""
    FROM_THE_START = "implicit"


def tls_of(scheme: str, chosen: str | None, user: str | None) -> Tls:
    """When this connection is encrypted."""
    if scheme == "smtps" and chosen is None:
        return Tls.FROM_THE_START
    if scheme == "smtps" or chosen == Tls.FROM_THE_START:
        raise ValueError("starttls is one of never, offered, required, and not with smtps")
    if chosen is not None:
        return Tls(chosen)
    # A password is not told to a stranger.
    return Tls.REQUIRED if scheme == "smtp+starttls" or user else Tls.OFFERED


def _name(text: str) -> str:
    if not re.fullmatch(r"[\w.:-]{1,60}", text):
        raise ValueError("name is at most 60 letters, digits, dots, colons and hyphens")
    return text


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e6:
        raise ValueError(f"{text} is no number above 0")
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise ValueError("connections is a number from 1 to 1000")
    return number


OPTIONS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "starttls": ("", str),
    "ca": ("ca_file", str),
    "helo": ("helo", str),
    "name": ("label", _name),
    "weight": ("weight", _positive),
    "connections": ("connections", _count),
    "per_second": ("per_second", _positive),
}
"""What may stand after the question mark: the field that it fills and how it is read."""
