"""What a process left undone: committed, and not settled before it ended."""

from collections.abc import Callable
from datetime import datetime, timedelta

from jatak.base.errors import JatakError
from jatak.inbound.acting.settling import settle
from jatak.inbound.hearing import news_of
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Arrival, Way
from jatak.inbound.sms.settling import text_in
from jatak.inbound.taking import Read, Settle, settled

LEFT_ALONE = timedelta(minutes=2)
"""Whoever took something in is at it no longer."""
AT_ONCE = 500


def mail_in(incoming: Incoming) -> tuple[Read, Settle]:
    """How a mail is read and settled."""
    return lambda: news_of(incoming), settle


BY_WAY: dict[str, Callable[[Incoming], tuple[Read, Settle]]] = {
    Way.MAILBOX: mail_in,
    Way.PIPE: mail_in,
    Way.WEBHOOK: mail_in,
    Way.SMS: text_in,
}


def take_up(now: datetime) -> int:
    """Settle it by the bytes that are kept, each as what it is; how many there were."""
    undone = Arrival.objects.filter(deed="", way__in=BY_WAY, recorded_at__lt=now - LEFT_ALONE, kept__isnull=False)
    return sum(_taken_up(arrival) for arrival in undone.select_related("kept").order_by("pk")[:AT_ONCE])


def _taken_up(arrival: Arrival) -> bool:
    kept = arrival.kept
    times = (arrival.received_at, arrival.recorded_at)
    incoming = Incoming(bytes(kept.raw), arrival.way, arrival.source, *times, kept.envelope_to)
    try:
        settled(arrival, *BY_WAY[arrival.way](incoming))
    except JatakError:
        return False
    return True
