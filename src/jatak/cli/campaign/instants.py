"""When and how fast, from the words that a user types."""

from datetime import UTC, datetime

from jatak.base.errors import UsageError
from jatak.campaigns.timing import Timing


def timing(at: str, not_after: str, per_second: float | None) -> Timing:
    """The options `--at`, `--not-after` and `--per-second`; raises UsageError."""
    return Timing(instant("--at", at), instant("--not-after", not_after), per_second)


def instant(option: str, text: str) -> datetime | None:
    """An instant in ISO 8601, in UTC where it says no time zone; None for no text; raises UsageError."""
    if not text:
        return None
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text} is no instant.", "Write it as 2026-12-01T09:00+01:00.") from None
    return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)


def shown(at: datetime | None) -> str:
    """An instant for the reader, with its time zone."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at else ""
