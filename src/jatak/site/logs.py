"""What reaches the log."""

import logging
import re

_LINK = re.compile(r"(/(?:l|welcome/start|reset/key|confirm-email)/)[^/\s?'\"<>]+", re.IGNORECASE)
"""To leave, to be the first administrator, to set a password (an invitation, too), to confirm an address."""


class Masked(logging.Formatter):
    """Writes a record without the tokens of links: Django logs the address of every 400, 404, 405 and 500."""

    def format(self, record: logging.LogRecord) -> str:
        return _LINK.sub(r"\1***", super().format(record))
