"""Which addresses of others a browser of ours may ask for: the public internet, and nothing behind our walls."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit


def may_be_asked(url: str) -> bool:
    """Whether an address leads to the public internet by http or https; names are looked up."""
    parts = urlsplit(url)
    if parts.scheme in ("data", "blob", "about"):
        return True
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return all(ip_address(str(address[4][0]).split("%")[0]).is_global for address in found)
