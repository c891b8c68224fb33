"""The link to leave of an SMS: short enough to be part of it, so it names the message, and that says the rest."""

from jatak.consent.short_tokens import BrokenShortLink, ShortTokens

__all__ = ["BrokenShortLink", "message_of", "token", "url"]

TOKENS = ShortTokens(b"leave by sms")


def token(message_id: int) -> str:
    """The opaque token of a message, 15 characters of base64url for the first sixteen million of them."""
    return TOKENS.written(message_id)


def message_of(text: str) -> int:
    """The message that a token names; raises BrokenShortLink."""
    return TOKENS.read(text)


def url(public_url: str, message_id: int) -> str:
    """The address in the message: GET shows the page with one button, its POST leaves."""
    return f"{public_url.rstrip('/')}/x/{token(message_id)}"
