"""As much of somebody's browser and IP address as a company keeps; the rest is never written down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from jatak.consent.models import Policy

SHORTENED, WHOLE = "shortened", "whole"
LONGEST = 500
"""Characters of what a browser says of itself, and of the address of a page."""
# The first that fits: most browsers also name those before them.
BROWSERS = (
    ("Edge", r"\bEdg(?:e|A|iOS)?/"),
    ("Opera", r"\bOPR/|\bOpera\b"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\bFirefox/|\bFxiOS/"),
    ("Chrome", r"\bChrome/|\bCriOS/"),
    ("Safari", r"\bSafari/"),
)
SYSTEMS = (
    ("iOS", r"\b(?:iPhone|iPad|iPod)\b"),
    ("Android", r"\bAndroid\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac OS X\b|\bMacintosh\b"),
    ("Linux", r"\bLinux\b"),
)


@dataclass(frozen=True, slots=True)
class Came:
    """From where an answer came."""

    ip: str = ""
    browser: str = ""
    """The header User-Agent."""
    page: str = ""
    """The address of the page on which the form stood."""


def policy_of(controller_id: int) -> Policy:
    """What a company keeps; without a choice of its own the usual."""
    return Policy.objects.filter(pk=controller_id).first() or Policy(controller_id=controller_id)


def kept(policy: Policy, came: Came) -> Mapping[str, str]:
    """The particulars of an answer; what is not kept is not in them."""
    every = {
        "page": came.page[:LONGEST],
        "ip": _ip(policy.ip, came.ip),
        "browser": _browser(policy.browser, came.browser),
    }
    return {name: value for name, value in every.items() if value}


def network_of(ip: str) -> str:
    """The network that an address lies in, /24 or /48; empty for what is no address."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False))


def family(browser: str) -> str:
    """Name and system of a browser, such as Firefox on Windows; empty where we know neither."""
    named = (_first(BROWSERS, browser), _first(SYSTEMS, browser))
    return " on ".join(name for name in named if name)


def _ip(policy: str, ip: str) -> str:
    if policy == WHOLE:
        return ip if network_of(ip) else ""
    return network_of(ip) if policy == SHORTENED else ""


def _browser(policy: str, browser: str) -> str:
    if policy == WHOLE:
        return browser[:LONGEST]
    return family(browser) if policy == SHORTENED else ""


def _first(names: tuple[tuple[str, str], ...], browser: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, browser[:LONGEST])), "")
