"""`jatak inbound deliver` and `jatak inbound fetch`, as a mail server and a person run them."""

import json
import os
import subprocess
import sys

import pytest
from tests.story.dovecot import PASSWORD, dovecot
from tests.story.postbag import DOMAIN, bounce, mail, reply, to_leave
from tests.story.sending import joined, started

from jatak.consent.models import Record
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.inbound.models import Arrival, Deed


@pytest.fixture
def message(database):
    sydrejser = joined("Ana")
    started(sydrejser)
    with acting_as("admin"):
        yield Message.objects.get()


def jatak(*words: str, stdin: bytes = b"", **more: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "jatak.cli", "inbound", *words]
    return subprocess.run(
        command, input=stdin, env={**os.environ, **more}, capture_output=True, timeout=120, check=False
    )


def test_a_mail_server_hands_over_and_is_told_0(message):
    done = jatak("deliver", "--rcpt", f"news@{DOMAIN}", stdin=to_leave(message))
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert not Record.objects.filter(ended_at=None).exists()
    assert (Arrival.objects.get().way, Arrival.objects.get().source) == ("pipe", "pipe")
    for rubbish in (b"", b"\xff\x00\r\n" * 100_000):
        assert jatak("deliver", stdin=rubbish).returncode == 0, (
            "a message that nobody can read is put aside, not refused"
        )


def test_a_mail_server_is_told_to_try_again_while_the_database_is_away(message):
    done = jatak(
        "deliver",
        stdin=to_leave(message),
        JATAK_DATABASE_URL="postgresql://x:secret@127.0.0.1:1/jatak?connect_timeout=2",
    )
    assert done.returncode == 75
    assert b"127.0.0.1" in done.stderr
    assert b"secret" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.needs("dovecot")
def test_a_person_reads_the_mailbox_once(message):
    with dovecot() as server:
        server.post(to_leave(message), bounce(message), reply("How much is it?", message), mail({"Subject": "x"}))
        url = server.url.replace("sommer%3Aog%2Fsol@", "@").replace("jatak:@", "jatak@")
        without = jatak("fetch", JATAK_INBOUND_IMAP_URL=url)
        assert without.returncode == 2
        assert b"imap-password" in without.stderr
        done = jatak("fetch", "--json", JATAK_INBOUND_IMAP_URL=server.url)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert told["messages"] == 4
        assert told["done"]["left"] == 1
        assert server.count() == 0
        again = jatak("fetch", JATAK_INBOUND_IMAP_URL=server.url)
        assert again.stdout.endswith(b"nothing new\n")
        assert PASSWORD.encode() not in again.stdout + done.stdout + without.stderr
    assert Arrival.objects.filter(deed=Deed.LEFT).count() == 1


def test_without_a_mailbox_it_says_what_to_set(database):
    done = jatak("fetch", JATAK_INBOUND_IMAP_URL="")
    assert done.returncode == 2
    assert b"JATAK_INBOUND_IMAP_URL" in done.stderr
