"""Origins of sites, such as https://shop.example: what a browser says of the page that embeds a form (RFC 6454)."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

import dns.exception
import dns.name

from jatak.consent.placing.errors import BadSite

LOCAL = "localhost"
NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")


def origin(written: str) -> str:
    """A site as browsers name it; a path behind it is left away. Raises BadSite."""
    parts = _parts(written)
    host = _host(parts, written)
    if parts.scheme == "http" and not _is_local(host):
        raise BadSite(f"{written} is not encrypted.", "Name it with https://.")
    port = f":{parts.port}" if parts.port and parts.port != {"https": 443, "http": 80}[parts.scheme] else ""
    return f"{parts.scheme}://{host}{port}"


def _parts(written: str) -> SplitResult:
    told = written.strip()
    try:
        parts = urlsplit(told if "://" in told else f"https://{told}")
        parts.port  # noqa: B018 (reading it checks it)
    except ValueError as error:
        raise BadSite(f"{written} is no site: {error}.", "Write it as https://shop.example.") from error
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username is not None:
        raise BadSite(f"{written} is no site.", "Write it as https://shop.example.")
    return parts


def _host(parts: SplitResult, written: str) -> str:
    name = (parts.hostname or "").rstrip(".")
    try:
        address = ip_address(name)
    except ValueError:
        return _in_ascii(name, written)
    return f"[{address}]" if address.version == 6 else str(address)


def _in_ascii(name: str, written: str) -> str:
    try:
        found = dns.name.from_text(name, idna_codec=dns.name.IDNA_2008_UTS_46).to_text(omit_final_dot=True).lower()
    except dns.exception.DNSException as error:
        raise BadSite(f"{written} is no site: {error}", "Write it as https://shop.example.") from error
    if not NAME.fullmatch(found):
        raise BadSite(f"{written} is no site.", "Name each site by itself, as https://shop.example.")
    return found


def _is_local(host: str) -> bool:
    if host == LOCAL:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
