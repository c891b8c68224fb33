"""From a letter that was asked for to a message in the outbox; each at most once, and only if the gate permits it."""

import logging
from datetime import datetime, timedelta

from jatak.base.errors import JatakError, UsageError
from jatak.campaigns.service import NotPermitted, send_service
from jatak.content.supplied import version_of
from jatak.database.using import acting_as
from jatak.delivery.sender import NotReadyToSend
from jatak.farewell.models import Goodbye
from jatak.farewell.templates import LETTERS, said_of

TOO_LATE = timedelta(days=3)
"""After so long nobody remembers having left."""
A_ROUND = 500
log = logging.getLogger(__name__)


def send_open(at: datetime) -> int:
    """Put what was asked for into the outbox; how many letters were taken up."""
    with acting_as("web"):
        waiting = Goodbye.objects.filter(done_at=None).select_related("left__controller").order_by("asked_at")
        letters = list(waiting[:A_ROUND])
        for letter in letters:
            try:
                _send(letter, at)
            except JatakError as error:
                log.warning("The letter of leaving %s waits: %s", letter.pk, type(error).__name__)
    return len(letters)


def _send(letter: Goodbye, at: datetime) -> None:
    """Send it, or note why it may not go; what only lacks something of the company waits."""
    if letter.asked_at < at - TOO_LATE:
        return _done(letter, at, why_not="too_late")
    left = letter.left
    words = LETTERS[said_of(left)]
    try:
        version_of(words, left.controller, at)
        # The event is the key: a second try is the same message.
        sent = send_service(left.controller, words.slug, left.person_id or 0, at, key=f"left {left.event_id}")
    except NotPermitted:
        return _done(letter, at, why_not="not_permitted")
    except NotReadyToSend:
        raise
    except UsageError:
        return _done(letter, at, why_not="no_address")
    return _done(letter, at, message_id=sent.message_id)


def _done(letter: Goodbye, at: datetime, message_id: int | None = None, why_not: str = "") -> None:
    open_one = Goodbye.objects.filter(pk=letter.pk, done_at=None)
    open_one.update(done_at=at, message_id=message_id, why_not=why_not)
