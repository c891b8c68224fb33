"""Asking our own public address, as the world does."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from jatak.selftest.trouble import StepFailed

SECONDS = 30
MOST = 2_000_000
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LOOK = "Look at JATAK_PUBLIC_URL, the proxy in front, and the pages: `bin/jatak doctor`."


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Mail programs do not follow a redirect of a one-click (RFC 8058, section 3.1)."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """None: the redirect is the answer."""


def asked(
    address: str, body: bytes | None = None, follows: bool = True, headers: Mapping[str, str] | None = None
) -> bytes:
    """What the address answers: to a POST where there is a body, of a form unless `headers` say otherwise, else to a
    GET. Raises StepFailed, which names no address: some hold a secret."""
    headers = headers or (FORM if body is not None else {})
    request = urllib.request.Request(address, data=body, headers=dict(headers))  # noqa: S310 - the scheme is checked
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
