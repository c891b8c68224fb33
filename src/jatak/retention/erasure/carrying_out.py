"""From an order to the end: the no, the letter, the erasure, the closed request; each step safe to repeat."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError

from jatak.base.errors import JatakError
from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.desk.acting import By, locked
from jatak.desk.closing import end
from jatak.desk.models import Done, Request
from jatak.onward.models import Waiting
from jatak.retention.erasure.erasing import Erased, erase
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.erasure.ordering import say_no
from jatak.retention.erasure.telling import is_taken_up, is_told, tell
from jatak.retention.models import Erasure, Why

AT_LATEST = timedelta(days=3)
"""So long it waits for a letter that cannot go and for partners who must be told; then it is done without."""
log = logging.getLogger(__name__)


def carry_out(at: datetime) -> int:
    """Go on with every order, the oldest first; how many people were erased. One that fails holds up no other."""
    with acting_as("retention"):
        waiting = list(Erasure.objects.filter(done_at=None).order_by("asked_at", "pk"))
    done = sum(_tried(each, lambda each: go_on(each, at)) for each in waiting)
    close_requests(at)
    return done


def _tried(erasure: Erasure, step: Callable[[Erasure], bool]) -> bool:
    try:
        return step(erasure)
    except (JatakError, DatabaseError) as error:
        log.warning("The erasure %s waits: %s", erasure.pk, type(error).__name__)
        return False


def go_on(erasure: Erasure, at: datetime) -> bool:
    """The next steps of one order; whether the person was erased now."""
    if not is_taken_up(erasure):
        say_no(erasure, at)
        tell(erasure, at)
    late = erasure.ordered_at is not None and erasure.ordered_at < at - AT_LATEST
    if not late and (not is_told(erasure) or _others_to_be_told(erasure)):
        return False
    erased = _erase(erasure, at)
    if erased is None or erased.erasure_id != erasure.pk:  # They went otherwise, as who never confirmed does.
        with acting_as("retention"):
            Erasure.objects.filter(pk=erasure.pk, done_at=None).update(done_at=at)
    return erased is not None and erased.new


def _erase(erasure: Erasure, at: datetime) -> Erased | None:
    why = Why(erasure.why)
    if erasure.company_id is None:
        return erase(erasure.person_id, why, at, erasure.by)
    return erase_at(erasure.person_id, erasure.company_id, why, at, erasure.by)


def close_requests(at: datetime) -> None:
    """Close the requests of those who are erased; also where a process was ended in between."""
    with acting_as("consent"):
        still_open = Request.objects.filter(closed_at=None).values("pk")
        for erasure in list(Erasure.objects.filter(done_at__isnull=False, request_id__in=still_open)):
            _tried(erasure, lambda each: _close(each, at))


def _close(erasure: Erasure, at: datetime) -> bool:
    assert erasure.request_id is not None
    with locked(erasure.request_id) as request:
        if request.closed_at is None:
            end(request, Done.ERASED, f"Erasure {erasure.pk}", By(erasure.by, at), erasure=str(erasure.pk))
    return True


def _others_to_be_told(erasure: Erasure) -> bool:
    """Whether a no of theirs has not been passed on yet to whom the law says; addresses are needed for it."""
    with acting_as("consent"):
        said = Event.objects.filter(person_id=erasure.person_id).values("pk")
        return Waiting.objects.filter(pk__in=said).exists()
