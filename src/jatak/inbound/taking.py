"""Taking in what came: committed first, then settled; again it is the same and changes nothing."""

import logging
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from jatak.database.trouble import explained
from jatak.database.turns import one_at_a_time
from jatak.database.using import atomic
from jatak.inbound.acting.news import News
from jatak.inbound.acting.settlement import Settlement
from jatak.inbound.acting.settling import settle
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Arrival, Deed, Kept
from jatak.inbound.writable import writable

KEPT = timedelta(days=90)
"""How long the words of what a person must look at are kept, if nobody does."""
LOOKED_AT = (Deed.HELD, Deed.POST, Deed.QUARANTINED)
RAW = 512 * 1024
"""Bytes of a message that are kept; the whole of it lies in the mailbox."""
WORDS = 20_000
MISTAKE = "could_not_be_read"
log = logging.getLogger(__name__)
Read = Callable[[], News]
Settle = Callable[[Arrival, News], Settlement]


def take_in(incoming: Incoming, read: Read, settle: Settle = settle) -> Arrival:
    """The row of what came in, settled; `settle` is how, where it is no mail.

    Raises JatakError where it cannot be settled now (the database, names): the row is there, and it is tried again.
    What we make a mistake with is put aside, so that it stops nothing else.
    """
    arrival = _stored(incoming)
    return arrival if arrival.deed else settled(arrival, read, settle)


def settled(arrival: Arrival, read: Read, settle: Settle = settle) -> Arrival:
    """Settle a row that is there; whoever comes second finds it done."""
    with atomic():
        one_at_a_time(f"arrival:{arrival.pk}")
        arrival.refresh_from_db()
        if arrival.deed:
            return arrival
        news, settlement = _settlement(arrival, read, settle)
        _write(arrival, news, settlement)
    return arrival


def _stored(incoming: Incoming) -> Arrival:
    times = {"received_at": incoming.received_at, "recorded_at": incoming.recorded_at}
    with atomic():
        arrival, new = Arrival.objects.get_or_create(
            digest=incoming.digest, source=incoming.source, defaults={"way": incoming.way, **times}
        )
        if new:
            Kept.objects.create(
                arrival=arrival,
                envelope_to=writable(incoming.envelope_to)[:320],
                raw=incoming.data[:RAW],
                keep_until=incoming.recorded_at + KEPT,
            )
    return arrival


def _settlement(arrival: Arrival, read: Read, settle: Settle) -> tuple[News | None, Settlement]:
    news = None
    try:
        news = read()
        with atomic():
            return news, settle(arrival, news)
    except Exception as error:
        if explained(error) is not None:
            raise
        last = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__} at {Path(last.filename).name}, line {last.lineno}"
        log.exception("Arrival %s is put aside: %s.", arrival.pk, why, exc_info=False)
        return news, Settlement(Deed.QUARANTINED, f"{MISTAKE}: {why}")


def _write(arrival: Arrival, news: News | None, settlement: Settlement) -> None:
    about = settlement.whose
    if news is not None:
        arrival.kind, arrival.status, arrival.reason = news.kind, news.status[:20], writable(news.reason)[:200]
        arrival.permanent = news.permanent
    arrival.deed, arrival.why = settlement.deed, writable(settlement.why)[:200]
    arrival.done_at = arrival.recorded_at
    arrival.message_id, arrival.known_by = about.message_id, about.known_by or ""
    arrival.controller_id = about.controller_id
    arrival.person_id = about.who.person_id if about.who else None
    arrival.desk_request_id = settlement.desk_request
    arrival.save()
    if arrival.deed in LOOKED_AT and news is not None:
        Kept.objects.filter(pk=arrival.pk).update(
            sender=writable(news.sender)[:320],
            subject=writable(news.subject)[:998],
            words=writable(news.words)[:WORDS],
            marked=writable(news.request.marked)[:1000],
        )
    elif arrival.deed not in LOOKED_AT:
        Kept.objects.filter(pk=arrival.pk).delete()
