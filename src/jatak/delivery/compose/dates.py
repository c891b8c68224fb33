"""The header Date."""

from datetime import datetime, timedelta
from email.utils import format_datetime

SECOND = timedelta(seconds=1)


class Dates:
    """Writes it once a second (RFC 5322, section 3.3)."""

    def __init__(self) -> None:
        self._second: datetime | None = None
        self._written = b""

    def written(self, at: datetime) -> bytes:
        """The instant, to the second."""
        if self._second is None or not self._second <= at < self._second + SECOND:
            self._second = at.replace(microsecond=0)
            self._written = format_datetime(self._second).encode()
        return self._written
