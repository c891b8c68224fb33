"""What reaches the log."""

import logging
import re

_LINK = re.compile(
    r"(/(?:l|c|p|x|y|stay|answer|in/onward/ack|in/onward|welcome/start|reset/key|confirm-email)/+)[^/\s?'\"<>]+",
    re.IGNORECASE,
)
"""To leave, confirm a yes, see what one said, leave or stay by the short link of a text message, stay, fetch an answer,
speak as a partner, be the first administrator, set a password, confirm an address."""
_GATEWAY = re.compile(r"(/in/+sms/+(?:(?![0-9a-f]{32}(?![\w.:-]))[\w.:-]{1,60}/+)?)[^\s?'\"<>]+", re.IGNORECASE)
"""What SMS gateways call, from the secret word on, also where the name is wrong, is left out or comes after the word:
with the right word everybody could speak as the gateway."""


class Masked(logging.Formatter):
    """Writes a record without the secrets of addresses: Django logs the address of every 400, 403, 404, 405 and 500."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def masked(text: str) -> str:
    """A text in which no address of ours opens anything: who reads it must not be able to act for somebody."""
    return _GATEWAY.sub(r"\1***", _LINK.sub(r"\1***", text))
