"""Whether the ledger is sealed in time, heads are signed, and time stamps come."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.installation.doctor.finding import Finding, look, ok, problem
from jatak.sealing.authority import roots
from jatak.sealing.heads import newest_head
from jatak.sealing.lag import Lag, lag
from jatak.sealing.models import Errand, Head, Stamp
from jatak.site.environment import timestamp_policy, timestamp_url

LATE = timedelta(minutes=15)
OLD = timedelta(hours=25)
"""A head is signed once a day."""
JOBS = "Look whether `bin/jatak jobs` runs, and at its log; `bin/jatak log seal` seals at once."


def check_log() -> Iterator[Finding]:
    """Nothing waits long to be sealed, the newest head is of today, and so is its stamp."""
    at = now()
    yield sealed(lag(), at)
    yield _signed(at)
    yield from _stamped(at)


def sealed(seen: Lag, at: datetime) -> Finding:
    """What the oldest entry that waits means."""
    if seen.oldest is None or at - seen.oldest < LATE:
        return ok(f"The log has {seen.size:,} entries, and none waits long.")
    minutes = int((at - seen.oldest).total_seconds() // 60)
    waits = f"Entries of the ledger that wait to be sealed: {seen.waiting:,}, the oldest for {minutes} minutes."
    if seen.held_since and at - seen.held_since >= LATE:
        return look(
            f"{waits} A transaction is open since {seen.held_since:%Y-%m-%d %H:%M} UTC.",
            "Wait for a large import; else end what holds it open (pg_stat_activity).",
        )
    return look(waits, JOBS)


def _signed(at: datetime) -> Finding:
    head = newest_head()
    if head is None:
        return look("No head of the log was signed yet.", JOBS)
    said = f"The newest head was signed on {head.at:%Y-%m-%d %H:%M} UTC, of {head.size:,} entries."
    return ok(said) if head.at > at - OLD else look(said, JOBS)


def _stamped(at: datetime) -> Iterator[Finding]:
    try:
        if not timestamp_url():
            yield look("No authority stamps the heads of the log.", "Name one in JATAK_TIMESTAMP_URL (docs/prove.md).")
            return
        timestamp_policy()
        roots()
    except UsageError as error:
        yield problem(error.message, error.remedy)
        return
    late = Errand.objects.filter(Q(tries__gt=0) | Q(wanted_at__lt=at - LATE)).order_by("head_id").first()
    unstamped = _unstamped(at)
    if late is not None:
        days = (at - late.wanted_at).days
        waits = f" for {days} days" if days else ""
        trouble = late.trouble or "nobody has asked for it yet."
        remedy = "It is asked for again by itself." if late.tries else JOBS
        yield look(f"A time stamp is waited for{waits}: {trouble}", remedy)
    elif unstamped is not None:
        yield look(f"No head of the log has a time stamp since that of {unstamped.at:%Y-%m-%d %H:%M} UTC.", JOBS)
    else:
        yield ok("The heads of the log are stamped.")


def _unstamped(at: datetime) -> Head | None:
    """The first head of more than a day ago that neither it nor any later one was stamped."""
    last = Stamp.objects.order_by("-head_id").first()
    since = 0 if last is None else last.head_id
    return Head.objects.filter(pk__gt=since, at__lt=at - OLD).order_by("pk").first()
