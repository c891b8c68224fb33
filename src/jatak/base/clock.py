"""The one place that reads the clock; everything below the faces is handed its time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The current instant in UTC."""
    return datetime.now(UTC)
