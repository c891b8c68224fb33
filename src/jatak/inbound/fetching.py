"""Reading the mailbox that the operator named."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from jatak.database.home import home
from jatak.database.using import connection
from jatak.inbound.hearing import news_of
from jatak.inbound.incoming import Incoming
from jatak.inbound.mailbox.address import Mailbox
from jatak.inbound.mailbox.visiting import visit
from jatak.inbound.taking import take_in
from jatak.site.environment import inbound_imap_url

LOCK = 0x706F7374  # "post"
PASSWORD = "imap-password"  # noqa: S105 - the name of a file


def mailbox() -> Mailbox | None:
    """The mailbox of JATAK_INBOUND_IMAP_URL, None where none is named; raises UsageError."""
    url = inbound_imap_url()
    return Mailbox.from_url(url, home() / "secrets" / PASSWORD) if url else None


def fetch(from_: Mailbox, now: Callable[[], datetime]) -> Counter[str] | None:
    """One visit; how many messages there were by what was done, None while somebody else is at it.

    Raises MailboxTrouble.
    """
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if cursor.fetchone() != (True,):
            return None
        try:
            return visit(from_, _taken, now)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _taken(incoming: Incoming) -> str:
    return take_in(incoming, lambda: news_of(incoming)).deed
