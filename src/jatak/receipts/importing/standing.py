"""What a record of a receipt says now: yes, no, or nothing that counts here; and when it was said."""

from datetime import datetime, timedelta
from typing import NamedTuple

from jatak.base.calendar import months_after
from jatak.imports.row import Standing
from jatak.receipts.record.duration import SPAN, Duration, Kind
from jatak.receipts.record.record import Event, Record
from jatak.receipts.record.states import State

STANDINGS = {
    State.GIVEN: Standing.YES,
    State.RENEWED: Standing.YES,
    State.REQUESTED: Standing.UNCONFIRMED,
    State.REFUSED: Standing.NO,
    State.WITHDRAWN: Standing.NO,
    State.OBJECTED: Standing.NO,
}
"""Any other is the company's word, or that of time: neither a yes nor a no."""


class Said(NamedTuple):
    """The act behind what stands."""

    standing: Standing
    at: datetime | None = None
    confirmed_at: datetime | None = None


def said_in(record: Record) -> Said:
    """The newest act; a yes that was asked for first was said then, and confirmed when it was given."""
    events = _dated(record)
    standing = STANDINGS.get(record.state, Standing.SILENT) if record.state else Standing.SILENT
    if not events or standing is not Standing.YES:
        return Said(standing, events[-1].at if events else None)
    before = events[-2] if len(events) > 1 else None
    if before is not None and before.state is State.REQUESTED:
        return Said(standing, before.at, events[-1].at)
    return Said(standing, events[-1].at)


def ended_by(record: Record, at: datetime) -> datetime | None:
    """When a yes ended by the receipt's own word; None where it holds, or counts from what it cannot know."""
    events = _dated(record)
    ends = _end(events[-1]) if events else None
    return ends if ends is not None and ends <= at else None


def _dated(record: Record) -> list[Event]:
    """The oldest first, of two at one instant as they stand there."""
    told = [(event.at, number) for number, event in enumerate(record.events) if event.at]
    return [record.events[number] for _, number in sorted(told)]


def _end(event: Event) -> datetime | None:
    duration = event.duration
    if duration is None or event.at is None or duration.counted_from:
        return None
    if duration.kind is Kind.UNTIL_TIME:
        return _instant(duration, event.at)
    return _after(event.at, duration.value) if duration.kind is Kind.TEMPORAL else None


def _instant(duration: Duration, at: datetime) -> datetime | None:
    try:
        found = datetime.fromisoformat(duration.value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=at.tzinfo)


def _after(at: datetime, span: str) -> datetime | None:
    parts = SPAN.fullmatch(span)
    if parts is None:
        return None
    years, months, weeks, days = (int((parts[number] or "0 ")[:-1]) for number in (1, 2, 3, 4))
    try:
        return months_after(at, 12 * years + months) + timedelta(weeks=weeks, days=days)
    except (OverflowError, ValueError):
        return None
