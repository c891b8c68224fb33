"""Leaving as a person and a mail program do it: over the public address, and by mail."""

from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from django.core.mail import EmailMessage as Outgoing

from jatak.selftest.asking import LOOK, asked
from jatak.selftest.page import leaving_form
from jatak.selftest.trouble import StepFailed
from jatak.selftest.ways import mailto_of, one_click_of, page_of

ONE_CLICK = b"List-Unsubscribe=One-Click"


def look_at_page(message: EmailMessage) -> tuple[str, bytes]:
    """Open the link and find its one button; where it posts to, and what. Raises StepFailed."""
    return button_of(page_of(message))


def button_of(address: str) -> tuple[str, bytes]:
    """Open a page to leave and find its one button; raises StepFailed."""
    form = leaving_form(asked(address).decode("utf-8", "replace"), address)
    if form is None:
        raise StepFailed("The page of the link has no button to leave.", LOOK)
    return form.action, urlencode(form.fields).encode()


def press(button: tuple[str, bytes]) -> None:
    """Press the button of the page; raises StepFailed."""
    asked(*button)


def one_click(message: EmailMessage) -> None:
    """What a mail program sends for its own button (RFC 8058); raises StepFailed."""
    asked(one_click_of(message), ONE_CLICK, follows=False)


def by_mail(message: EmailMessage, sender: str) -> None:
    """Write to the address that the message names, from the probe's; raises StepFailed."""
    parts = urlsplit(mailto_of(message))
    subject = parse_qs(parts.query).get("subject", ["leave"])[-1]
    try:
        Outgoing(subject, "", sender, [unquote(parts.path)]).send()
    except OSError as error:
        raise StepFailed(f"The mail that leaves was not taken: {error}", "Look at the first relay.") from error
