"""What reaches the log."""

import logging
import re

_LINK = re.compile(r"(/l/)[^/\s?'\"<>]+")


class Masked(logging.Formatter):
    """Writes a record without the token of a link to leave: Django logs the address of every 400, 404, 405 and 500."""

    def format(self, record: logging.LogRecord) -> str:
        return _LINK.sub(r"\1***", super().format(record))
