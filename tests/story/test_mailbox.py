"""A real mailbox is read over IMAP: each message is taken in once, then moved, and none is lost."""

import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.story.dovecot import PASSWORD, Dovecot, dovecot

from jatak.database.using import acting_as
from jatak.inbound.acting.news import News
from jatak.inbound.correlating.signature import NamesAway
from jatak.inbound.incoming import Incoming
from jatak.inbound.mailbox.address import Mailbox, Tls
from jatak.inbound.mailbox.fetching import LONGEST
from jatak.inbound.mailbox.trouble import MailboxTrouble
from jatak.inbound.mailbox.visiting import WITHIN_A_SECOND, visit
from jatak.inbound.models import Arrival, Deed, Kept, Kind
from jatak.inbound.taking import take_in

pytestmark = pytest.mark.needs("dovecot")
NOWHERE = Path("/nowhere")
CERTIFICATE = Path(__file__).parents[1] / "unit" / "delivery" / "relay_in_tests.pem"
AN_HOUR_AGO = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)


def mail(subject: str, body: str = "Hello") -> bytes:
    lines = ("From: Eve <eve@example.com>", f"Subject: {subject}", "Date: Sun, 1 Jan 2040 00:00:00 +0000", "", body)
    return "\r\n".join(lines).encode() + b"\r\n"


@pytest.fixture
def server(database):
    with dovecot() as server:
        yield server


def mailbox(server: Dovecot) -> Mailbox:
    return Mailbox.from_url(server.url, NOWHERE)


def look(server: Dovecot, now=None) -> Counter[str]:
    with acting_as("web"):
        return visit(mailbox(server), taken, now or (lambda: datetime.now(UTC)))


def taken(incoming: Incoming) -> str:
    return take_in(incoming, lambda: read(incoming)).deed


def read(incoming: Incoming) -> News:
    """What these stories need of reading: words of the subject."""
    if b"Subject: poison" in incoming.data:
        raise ZeroDivisionError
    if b"Subject: names" in incoming.data:
        raise NamesAway("ServFail")
    if b"Subject: forged" in incoming.data:
        return News(Kind.UNKNOWN, quarantine="forged")
    automatic = b"Subject: auto" in incoming.data
    return News(Kind.AUTO_REPLY if automatic else Kind.POST, subject="s", words="Hello", sender="eve@example.com")


def arrivals() -> list[Arrival]:
    with acting_as("web"):
        return list(Arrival.objects.order_by("pk"))


def test_each_message_is_taken_in_and_moved_unread(server):
    server.post(mail("auto 1"), mail("question"), mail("forged"), at=AN_HOUR_AGO)
    assert look(server) == {"noted": 1, "post": 1, "quarantined": 1}
    assert [server.count(f) for f in ("INBOX", "Jatak/Done", "Jatak/Desk", "Jatak/Quarantine")] == [0, 1, 1, 1]
    assert server.unseen("Jatak/Desk") == 1
    dated = {row.received_at for row in arrivals()}
    assert dated == {AN_HOUR_AGO + WITHIN_A_SECOND}, "by the mailbox's clock, not by what it claims"
    with acting_as("web"):
        assert sorted(Kept.objects.values_list("words", flat=True)) == ["", "Hello"], "what is done is not kept"
    assert look(server) == {}


def test_what_was_committed_and_not_moved_is_moved_at_the_next_visit_and_done_once(server):
    server.post(mail("auto 1"), mail("question"))
    killed_after_the_first_commit(server)
    assert [row.deed for row in arrivals()] == [Deed.NOTED]
    assert server.count() == 2
    assert look(server) == {"noted": 1, "post": 1}
    assert len(arrivals()) == 2
    assert server.count() == 0


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
import django
django.setup()
from jatak.inbound.mailbox import visiting
from tests.story.test_mailbox import NOWHERE, Mailbox, taken
def die(self, uid, to):
    os.kill(os.getpid(), signal.SIGKILL)
visiting.Folders.move = die
visiting.visit(Mailbox.from_url(sys.argv[1], NOWHERE), taken, lambda: datetime.now(UTC))
"""


def killed_after_the_first_commit(server: Dovecot) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, server.url], env={**os.environ, "PYTHONPATH": "."}, timeout=60, check=False
    )
    assert done.returncode == -signal.SIGKILL


def test_the_same_bytes_are_the_same_message(server):
    server.post(mail("question"), mail("question"))
    assert look(server) == {"post": 2}
    assert len(arrivals()) == 1
    assert server.count("Jatak/Desk") == 2


def test_a_poison_message_and_one_that_waits_stop_nothing(server):
    server.post(mail("names"), mail("poison"), mail("auto"))
    assert look(server) == {"later": 1, "quarantined": 1, "noted": 1}
    assert (server.count(), server.count("Jatak/Quarantine")) == (1, 1)
    waits, poison, _ = arrivals()
    assert waits.deed == ""
    assert poison.why.startswith("could_not_be_read: ZeroDivisionError at test_mailbox.py, line ")


def test_a_server_without_move_copies_and_takes_away_that_message_alone(database):
    for without in ("MOVE", "MOVE UIDPLUS"):
        with dovecot(without) as server:
            server.post(mail(f"auto {without}"), mail(f"question {without}"))
            assert look(server) == {"noted": 1, "post": 1}
            assert [server.count(f) for f in ("INBOX", "Jatak/Done", "Jatak/Desk")] == [0, 1, 1]


def test_what_others_marked_as_deleted_stays_where_only_everything_can_be_expunged(database):
    with dovecot("MOVE UIDPLUS") as server:
        server.post(mail("theirs"), mail("auto"))
        with server.client() as client:
            client.select("INBOX")
            client.store("1", "+FLAGS", r"(\Deleted)")
        assert look(server) == {"noted": 1}
        assert (server.count(), server.count("Jatak/Done")) == (2, 1)
        assert look(server) == {}


def test_folders_have_the_names_that_the_server_gives_its_own(database):
    with dovecot(prefix="INBOX.", separator=".") as server:
        server.post(mail("auto"))
        assert look(server) == {"noted": 1}
        assert server.count("INBOX.Jatak.Done") == 1


def test_a_huge_mail_is_read_in_pieces_and_only_its_beginning(server):
    server.post(mail("question", "0123456789abcde\r\n" * 600_000))
    assert look(server) == {"post": 1}
    with acting_as("web"):
        kept = Kept.objects.get()
    assert len(kept.raw) == 512 * 1024
    assert bytes(kept.raw).startswith(b"From: Eve")
    assert LONGEST < 10_200_000


def test_the_line_is_encrypted_and_the_certificate_verified(database):
    with dovecot(certificate=CERTIFICATE) as server:
        server.post(mail("auto"))
        address = server.url.replace("imap://", "imaps://").replace(str(server.port), str(server.tls_port))
        with pytest.raises(MailboxTrouble, match="CERTIFICATE_VERIFY_FAILED"):
            visit(Mailbox.from_url(address, NOWHERE), taken, lambda: AN_HOUR_AGO)
        box = Mailbox.from_url(f"{address}?ca={CERTIFICATE}", NOWHERE)
        begun = replace(Mailbox.from_url(f"{server.url}?ca={CERTIFICATE}", NOWHERE), tls=Tls.REQUIRED)
        with acting_as("web"):
            assert visit(box, taken, lambda: AN_HOUR_AGO) == {"noted": 1}
            assert visit(begun, taken, lambda: AN_HOUR_AGO) == {}


def test_without_starttls_nothing_is_told(server):
    with pytest.raises(MailboxTrouble, match="TLS not supported"):
        visit(replace(mailbox(server), tls=Tls.REQUIRED), taken, lambda: AN_HOUR_AGO)


def test_a_day_in_the_future_is_today(server):
    server.post(mail("auto"), at=AN_HOUR_AGO + timedelta(days=9))
    look(server, lambda: AN_HOUR_AGO)
    assert arrivals()[0].received_at == AN_HOUR_AGO


def test_trouble_is_told_in_words_without_the_password(server):
    box = mailbox(server)
    wrong, nobody, lost = replace(box, password="wrong"), replace(box, port=1), replace(box, folder="No such")
    for each, said in (
        (wrong, "the log-in was refused"),
        (nobody, "Connection refused"),
        (lost, "SELECT was answered"),
    ):
        with pytest.raises(MailboxTrouble) as told:
            visit(each, taken, lambda: AN_HOUR_AGO)
        assert said in told.value.message
        assert told.value.remedy
        assert PASSWORD not in told.value.message + repr(each)
