"""The link by which a silent person stays, as an SMS has room for it."""

from jatak.consent.short_tokens import BrokenShortLink, ShortTokens

__all__ = ["BrokenShortLink", "message_of", "token", "url"]

TOKENS = ShortTokens(b"stay by sms")


def token(message_id: int) -> str:
    """The opaque token of a notice, 15 characters of base64url for the first sixteen million messages."""
    return TOKENS.written(message_id)


def message_of(text: str) -> int:
    """The notice that a token names; raises BrokenShortLink."""
    return TOKENS.read(text)


def url(public_url: str, message_id: int) -> str:
    """The address in the notice: GET shows the page with one button, and its POST stays."""
    return f"{public_url.rstrip('/')}/y/{token(message_id)}"
