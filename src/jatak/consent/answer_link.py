"""The link to an answer that was made for somebody: it names the letter that brought it, signed."""

from functools import partial

from jatak.base.tokens import Tokens
from jatak.database.home import kept_secret

TOKENS = Tokens("Q", partial(kept_secret, "answer-link"))


def token(message_id: int) -> str:
    """The opaque token of a letter, 34 characters of base64url."""
    return TOKENS.written(message_id)


def message_of(text: str) -> int:
    """The letter that a token names; raises BrokenToken."""
    (message_id,) = TOKENS.read(text)
    return int(message_id)


def url(public_url: str, message_id: int) -> str:
    """The address in the letter: GET shows what there is to fetch, and its POST fetches it."""
    return f"{public_url.rstrip('/')}/answer/{token(message_id)}"
