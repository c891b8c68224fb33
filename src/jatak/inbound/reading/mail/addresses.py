"""Addresses in headers and in running text."""

import re

# What no address holds, and what other scripts put around one.
NONE = r"\s<>()\[\]\\,;:\"@'`|，。；：（）「」『』【】《》〈〉、！？“”‘’"
LOCAL = re.compile(rf"[^{NONE}]{{1,64}}(?:'[^{NONE}]{{1,64}})?\Z")
DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,10}[^\W_][\w-]{0,61}[^\W_]")
ANY_DOMAIN = re.compile(r"[^\W_](?:[\w.-]{0,250}[^\W_])?|\[[\d.:a-fA-FIPv]{3,60}\]")
KEYED = re.compile(r"^(?:.*[=/])?(?:smtp|rfc-?822)[=:]", re.IGNORECASE)
"""What X.400 and Exchange put before an address: `c=US;dda:SMTP=`."""
MOST = 500
"""Addresses that are looked at in one text."""


def addresses_in(text: str, dotless: bool = False) -> list[tuple[int, str]]:
    """Each address with the position at which it begins; domains without a dot only if asked for."""
    found: list[tuple[int, str]] = []
    at = text.find("@")
    while at >= 0 and len(found) < MOST:
        if address := _around(text, at, dotless):
            found.append((at - len(address.partition("@")[0]), address))
        at = text.find("@", at + 1)
    return found


def first_address(text: str, dotless: bool = True) -> str:
    """The first address, empty where there is none; an angle-bracketed one before any other."""
    inside = re.search(r"<([^<>]{0,400}@[^<>]{0,400})>", text)
    found = addresses_in(inside[1], dotless) if inside else []
    return next(iter(found or addresses_in(text, dotless)), (0, ""))[1]


def same(one: str, other: str) -> bool:
    """Whether two addresses are the same mailbox, as nearly every receiver reads them."""
    return one.lower() == other.lower()


def _around(text: str, at: int, dotless: bool) -> str:
    local = LOCAL.search(text, max(at - 70, 0), at)
    # A search from the left finds the longest run that ends at the sign.
    domain = (ANY_DOMAIN if dotless else DOMAIN).match(text, at + 1)
    if not local or not domain:
        return ""
    name = KEYED.sub("", local[0])
    name = (name.lstrip("*=.") or name).removeprefix("mailto:")
    return f"{name}@{domain[0].rstrip('.-')}" if name else ""
