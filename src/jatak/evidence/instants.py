"""Instants as an export writes them."""

from datetime import UTC, datetime


def instant(at: datetime) -> str:
    """An instant in UTC as RFC 3339 writes it, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
