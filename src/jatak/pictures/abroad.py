"""Which addresses of others a browser of ours may ask for: the public internet, and nothing behind our walls."""

from urllib.parse import urlsplit

from jatak.base.abroad import is_abroad, looked_up


def may_be_asked(url: str) -> bool:
    """Whether an address leads to the public internet by http or https; names are looked up."""
    parts = urlsplit(url)
    if parts.scheme in ("data", "blob", "about"):
        return True
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    try:
        found = looked_up(parts.hostname, parts.port or 443)
    except OSError:
        return False
    return all(map(is_abroad, found))
