"""A day's post in a real mailbox: sixty mails of all kinds, a reader that is killed, nothing lost or doubled."""

import email
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from urllib.parse import unquote

import pytest
from tests.plugins.relay import Sink
from tests.story.cast import company
from tests.story.dovecot import Dovecot, dovecot
from tests.story.postbag import away, bounce, mail, reply, report, to_leave
from tests.story.sending import joined, newsletter, now, started, states, until, worker

from jatak.base.clock import now as clock
from jatak.consent.models import Event, Record
from jatak.database.using import acting_as, connection
from jatak.delivery.models import GuardCount, Message
from jatak.desk.models import Request
from jatak.inbound.fetching import LOCK, fetch, mailbox
from jatak.inbound.models import Arrival, Deed
from jatak.jobs.inbound import fetch_mail, tidy
from jatak.people.addresses import keyed_hash_of
from jatak.people.models import ContactPoint, Failure, Unreachable

pytestmark = pytest.mark.needs("dovecot")
EACH = 7
"""Mails of each of nine kinds."""


@pytest.fixture
def server(database, monkeypatch):
    with dovecot() as server:
        monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", server.url)
        yield server


def visit() -> Counter[str] | None:
    with acting_as("web"):
        box = mailbox()
        assert box is not None
        return fetch(box, clock)


def address_of(message: Message) -> str:
    return ContactPoint.objects.get(pk=message.contact_point_id).address


def postbag(messages: list[Message]) -> list[bytes]:
    """Nine kinds of mail by turns, each about a person of its own."""
    return [of_every_kind(number, message)[number % 9] for number, message in enumerate(messages)]


def of_every_kind(number: int, message: Message) -> tuple[bytes, ...]:
    sender = address_of(message)
    return (
        to_leave(message, sender=sender),
        reply("Please unsubscribe me.", message, sender=sender),
        report(message),
        bounce(message, sender),
        bounce(message, sender, status="4.2.2", action="delayed", said="452 4.2.2 mailbox full"),
        away(message),
        reply(f"What does trip {number} cost?", message, sender=sender),
        reply("Please unsubscribe me.", sender=sender),
        report(None).replace(b"Spam.", b"Spam %d." % number),
    )


def test_sixty_mails_and_a_reader_that_is_killed(server):
    sydrejser = joined("Ana", others=9 * EACH - 1)
    started(sydrejser)
    with acting_as("admin"):
        company("Nordrejser")
        for point in ContactPoint.objects.all():  # Those who were made set-wise have no true hashes.
            point.keyed_hash = keyed_hash_of(point.kind, point.normalised)
            point.save()
        messages = list(Message.objects.order_by("id"))
        assert len(messages) == 9 * EACH
        bag = postbag(messages)
    server.post(*bag, b"\xff\x00 rubbish", mail({"Subject": "again"}, "twice"), mail({"Subject": "again"}, "twice"))
    killed_on_the_way()
    committed = arrivals()
    assert 0 < sum(committed.values()) < len(bag)
    until(lambda: visit() is not None)  # The server has to notice first that the other is gone.
    assert arrivals() == {
        Deed.LEFT: 3 * EACH,
        Deed.FAILED: 2 * EACH,
        Deed.NOTED: EACH,
        Deed.POST: EACH + 1,
        Deed.HELD: EACH,
        Deed.QUARANTINED: EACH + 1,
    }
    with acting_as("admin"):
        gone = set(Record.objects.exclude(ended_at=None).values_list("person_id", flat=True))
        assert gone == {message.person_id for number, message in enumerate(messages) if number % 9 < 3}
        assert Event.objects.filter(kind="withdrawn").count() == 3 * EACH
        assert Request.objects.count() == EACH
        assert GuardCount.objects.get().complained == EACH
        assert (Failure.objects.count(), Unreachable.objects.count()) == (2 * EACH, EACH)
    folders = {folder: server.count(f"Jatak/{folder}") for folder in ("Done", "Desk", "Quarantine")}
    assert folders == {"Done": 6 * EACH, "Desk": 2 * EACH + 2, "Quarantine": EACH + 1}
    assert server.count() == 0


def arrivals() -> Counter[str]:
    with acting_as("admin"):
        return Counter(Arrival.objects.exclude(deed="").values_list("deed", flat=True))


def killed_on_the_way() -> None:
    """The command of an operator, killed while it is at it."""
    process = subprocess.Popen([sys.executable, "-m", "jatak.cli", "inbound", "fetch"], env=dict(os.environ))
    until(lambda: sum(arrivals().values()) >= 10)
    process.send_signal(signal.SIGKILL)
    assert process.wait(30) == -signal.SIGKILL


def test_the_mailto_address_of_a_real_message_is_heard_and_nothing_more_is_sent(server):
    sydrejser = joined("Ana", "Ben")
    with Sink() as sink:
        started(sydrejser)
        with worker(sink.url):
            until(lambda: states() == {"accepted": 2})
        (hers,) = [each for each in sink.received if each.recipient == "ana@example.com"]
        server.post(sent_by_a_mail_program(hers.data))
        assert visit() == {Deed.LEFT: 1}
        started(sydrejser, "Summer 2", newsletter_again(sydrejser))
        with worker(sink.url):
            until(lambda: states() == {"accepted": 3})
        assert Counter(sink.recipients()) == {"ana@example.com": 1, "ben@example.com": 2}
    with acting_as("admin"):
        (withdrawn,) = Event.objects.filter(kind="withdrawn")
        assert (withdrawn.via, withdrawn.person_id) == ("mail_client", sydrejser.ana.pk)
        assert withdrawn.at <= withdrawn.recorded_at <= now()
        assert Message.objects.get(id=withdrawn.message_id).person_id == sydrejser.ana.pk


def newsletter_again(of):
    with acting_as("web"):
        return newsletter(of, "summer-2")


def sent_by_a_mail_program(received: bytes) -> bytes:
    """What one that knows nothing of us sends: to the mailto of List-Unsubscribe, with the subject that it names."""
    listed = str(email.message_from_bytes(received)["List-Unsubscribe"])
    found = re.search(r"<mailto:([^>?]+)(?:\?subject=([^>]*))?>", listed)
    assert found is not None
    return mail({"From": "Ana <ana@example.com>", "To": unquote(found[1]), "Subject": unquote(found[2] or "")})


def test_two_readers_are_not_at_it_at_once(server: Dovecot):
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    assert visit() is None


def test_the_job_reads_it_and_says_in_the_log_why_it_could_not(server, monkeypatch, caplog):
    server.post(mail({"Subject": "question"}, "How much is it?"))
    with acting_as("web"):
        fetch_mail(0)
        assert Arrival.objects.get().deed == Deed.POST
        monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", server.url.replace(str(server.port), "1"))
        fetch_mail(0)
        monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", "rubbish")
        fetch_mail(0)
        monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", "")
        fetch_mail(0)
        tidy(0)
    assert [("cannot be read" in text, "sommer" in text) for text in caplog.messages] == [(True, False), (False, False)]
    assert "imap://" not in caplog.text
