"""What is tidied up: words that nobody needs any more, and what a process left undone."""

from datetime import datetime, timedelta

from jatak.base.errors import JatakError
from jatak.desk.models import Request
from jatak.inbound.hearing import news_of
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Arrival, Deed, Kept
from jatak.inbound.taking import settled

LEFT_ALONE = timedelta(minutes=2)
"""Whoever took something in is at it no longer."""
AT_ONCE = 500


def forget(now: datetime) -> int:
    """Delete the words that were kept long enough, but those that a request at the desk still needs; how many."""
    over = Kept.objects.filter(keep_until__lt=now)
    held = dict(over.filter(arrival__deed=Deed.HELD).values_list("pk", "arrival__desk_request_id"))
    still = set(Request.objects.filter(pk__in=filter(None, held.values()), closed_at=None).values_list("pk", flat=True))
    needed = [pk for pk, request in held.items() if request in still]
    return over.exclude(pk__in=needed).delete()[0]


def take_up(now: datetime) -> int:
    """Settle what was committed and not settled, by the bytes that are kept; how many there were."""
    undone = Arrival.objects.filter(deed="", recorded_at__lt=now - LEFT_ALONE, kept__isnull=False).order_by("pk")
    done = 0
    for arrival in undone.select_related("kept")[:AT_ONCE]:
        incoming = Incoming(
            bytes(arrival.kept.raw),
            arrival.way,
            arrival.source,
            arrival.received_at,
            arrival.recorded_at,
            arrival.kept.envelope_to,
        )
        try:
            settled(arrival, lambda incoming=incoming: news_of(incoming))  # type: ignore[misc]
        except JatakError:
            continue
        done += 1
    return done
