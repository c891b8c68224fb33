"""Time stamps on the heads of days: asked for, again after growing pauses, and nothing waits for them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q

from jatak.base.errors import JatakError
from jatak.database.using import acting_as, atomic
from jatak.evidence.timestamp import Stamped, Terms, believed, request_for
from jatak.sealing.authority import asked, roots
from jatak.sealing.eras import the_log
from jatak.sealing.heads import body, newest_head
from jatak.sealing.models import Errand, Head, Stamp
from jatak.site.environment import timestamp_policy, timestamp_url

DAY = timedelta(days=1)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""Between two tries; then the last one again and again, since a late stamp still says that it was so by then."""
LEASE = timedelta(minutes=2)
"""Longer than asking can take; after it whoever asked is taken for gone."""

Clock = Callable[[], datetime]


def want_daily(at: datetime) -> bool:
    """Have the newest head stamped where an authority is set and none was wanted for a day; whether that is new."""
    head = newest_head()
    if not timestamp_url() or head is None:
        return False
    lately = Q(head=head) | Q(head__at__gt=at - DAY)
    if Errand.objects.filter(lately).exists() or Stamp.objects.filter(lately).exists():
        return False
    want(head, at)
    return True


def want(head: Head, at: datetime) -> None:
    """Have a head stamped; repeating it changes nothing."""
    if Stamp.objects.filter(head=head).exists():
        return
    with acting_as("consent"):
        Errand.objects.bulk_create([Errand(head=head, wanted_at=at, due_at=at)], ignore_conflicts=True)


def stamp_due(clock: Clock) -> int:
    """Ask for the stamps that are due, the oldest first, until one is not to be had; how many came."""
    came = 0
    while (errand := _claimed(clock())) is not None:
        if not _carried_out(errand, clock):
            break
        came += 1
    return came


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries, at least one."""
    return PAUSES[min(tries, len(PAUSES)) - 1]


def _claimed(at: datetime) -> Errand | None:
    """The next one, which nobody else asks for meanwhile."""
    if not timestamp_url():
        return None
    with acting_as("consent"), atomic():
        due = Errand.objects.select_for_update(of=("self",), skip_locked=True).filter(due_at__lte=at)
        errand = due.select_related("head").order_by("head_id").first()
        if errand:
            Errand.objects.filter(pk=errand.pk).update(due_at=at + LEASE)
        return errand


def _carried_out(errand: Errand, clock: Clock) -> bool:
    try:
        stamped = _stamped(errand.head, clock)
    except JatakError as error:
        tries = errand.tries + 1
        with acting_as("consent"):
            Errand.objects.filter(pk=errand.pk).update(
                tries=tries, due_at=clock() + pause(tries), trouble=error.message
            )
        return False
    with acting_as("consent"), atomic():
        stamp = Stamp(head=errand.head, at=stamped.at, policy=stamped.policy, token=stamped.token, got_at=clock())
        Stamp.objects.bulk_create([stamp], ignore_conflicts=True)
        Errand.objects.filter(pk=errand.pk).delete()
    return True


def _stamped(head: Head, clock: Clock) -> Stamped:
    trusted, begun = roots(), clock()
    request = request_for(body(head, bytes(the_log(begun).name)))
    answer = asked(timestamp_url(), request.content)
    return believed(answer, request, Terms(trusted, timestamp_policy(), begun, clock()))
