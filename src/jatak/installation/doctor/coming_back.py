"""Whether what comes back is heard: bounces, complaints, and opt-outs by mail."""

from collections.abc import Iterator
from datetime import timedelta

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.inbound.fetching import mailbox
from jatak.inbound.mailbox.address import Mailbox
from jatak.inbound.mailbox.connection import connected
from jatak.inbound.mailbox.fetching import waiting
from jatak.inbound.mailbox.trouble import MailboxTrouble
from jatak.inbound.models import Arrival, Way
from jatak.inbound.webhooks.secrets import secrets_of
from jatak.installation.doctor.finding import Finding, look, ok, problem
from jatak.site.environment import inbound_webhooks

SECONDS = 8.0
LATE = timedelta(hours=1)
MANY = 500
"""Messages that the reader of every minute should have read."""


def check_coming_back() -> Iterator[Finding]:
    """The mailbox lets us in and is nearly empty, the providers have their secrets, and nothing is left undone."""
    try:
        box, providers = mailbox(), sorted(secrets_of(inbound_webhooks()))
    except UsageError as error:
        yield problem(error.message, error.remedy)
        return
    if box:
        yield _read(box)
    if providers:
        yield ok(f"Mail providers that may tell us: {', '.join(providers)}.")
    if not box and not providers:
        yield _handed_over()
    if undone := Arrival.objects.filter(deed="", recorded_at__lt=now() - LATE).count():
        yield look(f"What came in and is not settled after an hour: {undone}.", "Look at the log of `bin/jatak jobs`.")


def _handed_over() -> Finding:
    """Without a mailbox and providers a mail server of the company's may bring what comes in."""
    last = Arrival.objects.filter(way=Way.PIPE).order_by("-pk").values_list("recorded_at", flat=True).first()
    if last is not None:
        return ok(f"A mail server hands over what comes in, the last on {last:%Y-%m-%d} at {last:%H:%M} UTC.")
    return look(
        "Nothing that comes back is heard: bounces, complaints, and opt-outs by mail.",
        "Name a mailbox in JATAK_INBOUND_IMAP_URL, or let the mail server hand over (docs/mailbox.md).",
    )


def _read(box: Mailbox) -> Finding:
    try:
        with connected(box, SECONDS) as connection:
            number = len(waiting(connection))
    except MailboxTrouble as error:
        return problem(error.message, error.remedy)
    if number > MANY:
        return look(f"{number} messages wait in {box.name}.", "Look at `bin/jatak jobs` and its log.")
    return ok(f"The mailbox {box.name} is read.")
