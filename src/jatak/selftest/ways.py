"""The ways out that a message names."""

import re
from email.message import EmailMessage

from jatak.selftest.trouble import StepFailed

URI = re.compile(r"<([^<>]+)>")
HREF = re.compile(r'href="(https?://[^"]+/l/[^"]+)"')
SHORT = re.compile(r"(https?://\S+/x/\S+)")
TEXT = re.compile(r"(https?://\S+/l/\S+)")


def page_of(message: EmailMessage) -> str:
    """The link in the message itself, as a reader clicks it; raises StepFailed where there is none."""
    for kind, pattern in (("html", HREF), ("plain", TEXT)):
        body = message.get_body(preferencelist=(kind,))
        found = pattern.search(body.get_content()) if body else None
        if found:
            return found[1]
    raise StepFailed("The message holds no link to leave.", "Look at the template of the letter.")


def short_link_of(text: str) -> str:
    """The link to leave of an SMS; raises StepFailed where there is none."""
    if found := SHORT.search(text):
        return found[1]
    raise StepFailed("The message holds no link to leave.", "Look at the template of the SMS.")


def one_click_of(message: EmailMessage) -> str:
    """The https address of List-Unsubscribe; raises StepFailed where the headers do not say one-click (RFC 8058)."""
    if str(message.get("List-Unsubscribe-Post", "")).strip() != "List-Unsubscribe=One-Click":
        raise StepFailed("List-Unsubscribe-Post is missing or changed.", "Look what the relay does to the headers.")
    pages = [uri for uri in _uris(message) if uri.startswith(("http://", "https://"))]
    if len(pages) != 1:
        raise StepFailed(f"List-Unsubscribe names {len(pages)} pages, not one.", "Look at the headers on the way.")
    return pages[0]


def mailto_of(message: EmailMessage) -> str:
    """The mailto address of List-Unsubscribe; raises StepFailed where there is none."""
    found = [uri for uri in _uris(message) if uri.lower().startswith("mailto:")]
    if not found:
        raise StepFailed("List-Unsubscribe names no address to write to.", "Look at the headers on the way.")
    return found[0]


def _uris(message: EmailMessage) -> list[str]:
    return URI.findall("".join(str(message.get("List-Unsubscribe", "")).split()))
