"""One visit to the mailbox: every message is taken in, and only then moved."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from jatak.inbound.incoming import Incoming
from jatak.inbound.later import TryLater
from jatak.inbound.mailbox.address import Mailbox
from jatak.inbound.mailbox.connection import connected
from jatak.inbound.mailbox.fetching import Fetched, fetch, waiting
from jatak.inbound.mailbox.moving import Folders, place_of
from jatak.inbound.mailbox.trouble import Refused
from jatak.inbound.models import Way

MOST = 2000
"""Messages of one visit; the next one goes on."""
log = logging.getLogger(__name__)
TakeIn = Callable[[Incoming], str]
"""Takes a message in and commits; says what was done about it, or raises TryLater."""
LATER = "later"
WITHIN_A_SECOND = timedelta(microseconds=999_999)
"""Mailboxes date by the whole second, and cut off the rest: a no counts from the end of that second, or it would be
older than a yes of the same second."""


def visit(mailbox: Mailbox, take_in: TakeIn, now: Callable[[], datetime]) -> Counter[str]:
    """Take in what lies in the mailbox, and move it; how many there were by what was done.

    What ends between commit and move is taken in again at the next visit, which changes nothing, and moved then. A
    message that the server does not hand out, or that has to wait, stays where it is. Raises MailboxTrouble; what was
    moved until then is done.
    """
    counted: Counter[str] = Counter()
    with connected(mailbox) as connection:
        folders = Folders(connection)
        for uid in waiting(connection)[:MOST]:
            try:
                if (found := fetch(connection, uid)) is not None:
                    deed = take_in(_incoming(found, mailbox, now()))
                    folders.move(uid, place_of(deed))
                    counted[deed] += 1
            except (Refused, TryLater) as error:
                log.warning("Message %s stays in the mailbox: %s", uid, error.message)
                counted[LATER] += 1
    return counted


def _incoming(found: Fetched, mailbox: Mailbox, at: datetime) -> Incoming:
    received = min(found.received_at + WITHIN_A_SECOND, at) if found.received_at else at
    return Incoming(found.data, Way.MAILBOX, mailbox.name, received, at, size=found.size)
