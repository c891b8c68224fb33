"""The links that name one message, signed: who holds one may do the one thing that the message offered."""

from functools import partial

from jatak.base.tokens import Tokens
from jatak.database.home import kept_secret


class MessageLink:
    """One kind of them: GET of its address shows a page with one button, whose POST does it."""

    def __init__(self, path: str, secret: str) -> None:
        self._path, self._tokens = path, Tokens("Q", partial(kept_secret, secret))

    def token(self, message_id: int) -> str:
        """The opaque token of a message, 34 characters of base64url."""
        return self._tokens.written(message_id)

    def message_of(self, token: str) -> int:
        """The message that a token names; raises BrokenToken."""
        (message_id,) = self._tokens.read(token)
        return int(message_id)

    def url(self, public_url: str, message_id: int) -> str:
        """The address in the message."""
        return f"{public_url.rstrip('/')}/{self._path}/{self.token(message_id)}"


CONFIRM = MessageLink("c", "confirm-link")
"""Confirms what a request asked for."""
STAY = MessageLink("stay", "stay-link")
"""A silent person stays."""
ANSWER = MessageLink("answer", "answer-link")
"""Fetches the answer that was made for somebody."""
