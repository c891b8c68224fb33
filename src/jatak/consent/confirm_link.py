"""The link in a request for confirmation: it names the message, signed; who holds it may confirm what it asked."""

from functools import partial

from jatak.base.tokens import Tokens
from jatak.database.home import kept_secret

TOKENS = Tokens("Q", partial(kept_secret, "confirm-link"))


def token(message_id: int) -> str:
    """The opaque token of a request, 34 characters of base64url."""
    return TOKENS.written(message_id)


def message_of(text: str) -> int:
    """The request that a token names; raises BrokenToken."""
    (message_id,) = TOKENS.read(text)
    return int(message_id)


def url(public_url: str, message_id: int) -> str:
    """The address in the request: GET shows the page with one button, and its POST confirms."""
    return f"{public_url.rstrip('/')}/c/{token(message_id)}"
