"""The link by which a silent person stays: it names the message that told them, signed; who holds it may stay."""

from functools import partial

from jatak.base.tokens import Tokens
from jatak.database.home import kept_secret

TOKENS = Tokens("Q", partial(kept_secret, "stay-link"))


def token(message_id: int) -> str:
    """The opaque token of a notice, 34 characters of base64url."""
    return TOKENS.written(message_id)


def message_of(text: str) -> int:
    """The notice that a token names; raises BrokenToken."""
    (message_id,) = TOKENS.read(text)
    return int(message_id)


def url(public_url: str, message_id: int) -> str:
    """The address in the notice: GET shows the page with one button, and its POST stays."""
    return f"{public_url.rstrip('/')}/stay/{token(message_id)}"
