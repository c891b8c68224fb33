"""What is shown of a mail: its parts as text, with links that lead to the demo's server."""

import re
from email.message import EmailMessage
from html import escape

from jatak.demo.claims import NotAsTold
from jatak.demo.house import PUBLIC_URL
from jatak.demo.mail import leave_uri, words

LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")


def here(text: str, site: str) -> str:
    """A text in which the public address is that of the server on this machine."""
    return text.replace(PUBLIC_URL, site)


def part(mail: EmailMessage, kind: str) -> str:
    """The text of a part, `plain` or `html`; empty where there is none."""
    try:
        return words(mail, kind)
    except NotAsTold:
        return ""


def linked(text: str, site: str) -> str:
    """A text as HTML, in which addresses are links."""
    parts: list[str] = []
    done = 0
    for found in LINK.finditer(text):
        target = escape(here(found[0], site))
        parts += escape(text[done : found.start()]), f'<a href="{target}" rel="noreferrer">{escape(found[0])}</a>'
        done = found.end()
    return "".join(parts) + escape(text[done:])


def way_out(mail: EmailMessage) -> str | None:
    """Where a mail program's own Unsubscribe button leads (RFC 8058); None for a mail without."""
    try:
        return leave_uri(mail)
    except NotAsTold:
        return None


def headers(mail: EmailMessage) -> list[tuple[str, str]]:
    """Every header as a mail program reads it."""
    return [(name, str(value)) for name, value in mail.items()]
