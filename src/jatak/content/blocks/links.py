"""Which links a letter may hold."""

import re
from urllib.parse import urlsplit

from jatak.base.errors import JatakError

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NOT_IN_A_LINK = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029<>\"\\^`{|}]")


class BadLink(JatakError):
    """A link that no letter may hold, with what is wrong with it."""


def checked(link: str) -> str:
    """The link as it goes out; raises BadLink."""
    link = link.strip()
    if "{" in link or "%7B" in link.upper():
        raise BadLink("It holds a place.", "A link is the same for everybody: a person's words do not belong into it.")
    if not link or _NOT_IN_A_LINK.search(link):
        raise BadLink("It is no address.", "Write it as https://www.example.com/page.")
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError as error:
        raise BadLink("It is no address.", "Write it as https://www.example.com/page.") from error
    if parts.scheme.lower() not in SCHEMES:
        raise BadLink("It begins with nothing that a letter may hold.", "Begin it with https://, mailto: or tel:.")
    _complete(parts.scheme.lower(), host, parts.path)
    return link


def _complete(scheme: str, host: str | None, path: str) -> None:
    if scheme in ("http", "https") and (not host or "." not in host.strip(".")):
        raise BadLink("It names no website.", "Write it as https://www.example.com/page.")
    if scheme == "mailto" and "@" not in path:
        raise BadLink("It names no mailbox.", "Write it as mailto:name@example.com.")
    if scheme == "tel" and not re.fullmatch(r"\+?[0-9().-]{3,}", path):
        raise BadLink("It is no telephone number.", "Write it as tel:+4512345678.")


def is_good(link: str) -> bool:
    """Whether a letter may hold it."""
    try:
        checked(link)
    except BadLink:
        return False
    return True
