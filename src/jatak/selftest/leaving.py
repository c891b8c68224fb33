"""Leaving as a person and a mail program do it: over the public address, and by mail."""

import urllib.error
import urllib.request
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from django.core.mail import EmailMessage as Outgoing

from jatak.selftest.page import leaving_form
from jatak.selftest.trouble import StepFailed
from jatak.selftest.ways import mailto_of, one_click_of, page_of

SECONDS = 30
MOST = 2_000_000
ONE_CLICK = b"List-Unsubscribe=One-Click"
FORM = "application/x-www-form-urlencoded"
LOOK = "Look at JATAK_PUBLIC_URL, the proxy in front, and the pages: `bin/jatak doctor`."


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Mail programs do not follow a redirect of a one-click (RFC 8058, section 3.1)."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """None: the redirect is the answer."""


def look_at_page(message: EmailMessage) -> tuple[str, bytes]:
    """Open the link and find its one button; where it posts to, and what. Raises StepFailed."""
    address = page_of(message)
    form = leaving_form(_asked(address).decode("utf-8", "replace"), address)
    if form is None:
        raise StepFailed("The page of the link has no button to leave.", LOOK)
    return form.action, urlencode(form.fields).encode()


def press(button: tuple[str, bytes]) -> None:
    """Press the button of the page; raises StepFailed."""
    _asked(*button)


def one_click(message: EmailMessage) -> None:
    """What a mail program sends for its own button (RFC 8058); raises StepFailed."""
    _asked(one_click_of(message), ONE_CLICK, follows=False)


def by_mail(message: EmailMessage, sender: str) -> None:
    """Write to the address that the message names, from the probe's; raises StepFailed."""
    parts = urlsplit(mailto_of(message))
    subject = parse_qs(parts.query).get("subject", ["leave"])[-1]
    try:
        Outgoing(subject, "", sender, [unquote(parts.path)]).send()
    except OSError as error:
        raise StepFailed(f"The mail that leaves was not taken: {error}", "Look at the first relay.") from error


def _asked(address: str, body: bytes | None = None, follows: bool = True) -> bytes:
    headers = {"Content-Type": FORM} if body is not None else {}
    request = urllib.request.Request(address, data=body, headers=headers)  # noqa: S310 - the scheme is checked
    if not address.startswith(("http://", "https://")):
        raise StepFailed("The link to leave is no web address.", LOOK)
    opener = urllib.request.build_opener(*([] if follows else [_NoRedirect]))
    what = "POST" if body is not None else "GET"
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return bytes(answer.read(MOST))
    except urllib.error.HTTPError as error:
        raise StepFailed(f"The public address answered a {what} with {error.code}.", LOOK) from error
    except OSError as error:
        raise StepFailed(f"The public address cannot be reached: {error}.", LOOK) from error
