"""What reaches the log."""

import logging
import re

_LINK = re.compile(
    r"(/(?:l|c|p|in/onward/ack|in/onward|welcome/start|reset/key|confirm-email)/)[^/\s?'\"<>]+", re.IGNORECASE
)
"""To leave, confirm a yes, see what one said, speak as a partner, be the first administrator, set a password, confirm
an address."""


class Masked(logging.Formatter):
    """Writes a record without the tokens of links: Django logs the address of every 400, 404, 405 and 500."""

    def format(self, record: logging.LogRecord) -> str:
        return _LINK.sub(r"\1***", super().format(record))
