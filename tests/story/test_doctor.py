"""The doctor: what it finds in set-ups that are broken, each in its own way."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings
from tests.plugins.house import House
from tests.story.cast import company
from tests.story.console import account, browser_of
from tests.story.dovecot import dovecot

from jatak.accounts.models import Role
from jatak.base.clock import now
from jatak.database.connect import Connection, connect, known_server
from jatak.database.home import home
from jatak.database.using import acting_as
from jatak.delivery.models import Worker
from jatak.inbound.acting.news import News
from jatak.inbound.hearing import news_of
from jatak.inbound.incoming import Incoming
from jatak.inbound.models import Kind, Way
from jatak.inbound.taking import take_in
from jatak.installation.doctor.checks import CHECKS, Check, examined, is_well, made
from jatak.installation.doctor.database import clock
from jatak.installation.doctor.finding import Finding, Level, ok
from jatak.installation.doctor.machine import GIB, space
from jatak.installation.doctor.work import waiting
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _web() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="required", JATAK_SMTP_URL="smtp://127.0.0.1:9"), acting_as("web"):
        yield


def worst(code: str) -> Finding:
    """The worst finding of a check."""
    return max(made(code), key=lambda each: list(Level).index(each.level))


def administrator() -> Connection:
    return connect(known_server())


def test_a_database_of_another_version_is_found() -> None:
    with administrator() as connection:
        connection.execute(
            "INSERT INTO jatak_fingerprint SELECT 'older' WHERE NOT EXISTS (SELECT FROM jatak_fingerprint)"
        )
        connection.execute("UPDATE jatak_fingerprint SET fingerprint = 'older'")
    found = worst("database")
    assert (found.level, found.remedy) == (Level.PROBLEM, "Run `bin/jatak migrate`.")


def test_a_database_that_does_not_run_is_a_finding_and_no_error(house: House) -> None:
    said = house.cli("doctor", "--json", fails=True)
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("off", "level"),
    [(0, Level.OK), (0.9, Level.OK), (2, Level.LOOK), (-2, Level.LOOK), (6, Level.PROBLEM), (-60, Level.PROBLEM)],
)
def test_a_clock_that_is_off(off: float, level: Level) -> None:
    assert clock(NOON, NOON + timedelta(seconds=off), NOON).level is level


@pytest.mark.parametrize(("free", "level"), [(20 * GIB, Level.OK), (3 * GIB, Level.LOOK), (GIB // 2, Level.PROBLEM)])
def test_a_disk_that_fills_up(free: int, level: Level) -> None:
    assert space(home(), free).level is level


def test_secrets_that_others_can_read_are_named_with_the_command_that_closes_them() -> None:
    assert is_well(made("files"))
    file = home() / "secrets" / "django"
    mode = file.stat().st_mode
    file.chmod(0o644)
    try:
        found = worst("files")
    finally:
        file.chmod(mode)
    assert (found.level, found.remedy) == (Level.PROBLEM, f"Run: chmod 600 {file}")


def test_a_public_address_without_https_is_found() -> None:
    with override_settings(JATAK_PUBLIC_URL="http://news.example"):
        assert "https" in worst("public-url").remedy


def test_a_relay_that_is_away_and_one_that_is_silent_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "cannot be reached" in worst("relays").seen
    monkeypatch.setattr("jatak.installation.doctor.reaching.SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        with override_settings(JATAK_SMTP_URL=url):
            assert worst("relays").level is Level.PROBLEM
    with override_settings(JATAK_SMTP_URL="smtp://127.0.0.1:25?starttls=perhaps"):
        assert "JATAK_SMTP_URL" in worst("relays").seen


def test_a_mailbox_that_is_away_and_one_that_nobody_named_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (worst("coming-back").level, "JATAK_INBOUND_IMAP_URL" in worst("coming-back").remedy) == (Level.LOOK, True)
    monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", "imap://jatak:secret@127.0.0.1:1/INBOX")
    found = worst("coming-back")
    assert (found.level, "secret" in found.seen + found.remedy) == (Level.PROBLEM, False)
    monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", "imap://127.0.0.1")
    assert worst("coming-back").level is Level.PROBLEM
    monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", "")
    monkeypatch.setenv("JATAK_INBOUND_WEBHOOKS", "postmark=user:0123456789")
    assert is_well(made("coming-back"))


def test_what_a_mail_server_hands_over_is_heard_and_a_text_message_is_no_mail() -> None:
    text = Incoming(b'{"text": "STOP"}', Way.SMS, "kannel", now(), now())
    mail = Incoming(b"Subject: x\r\n\r\nThanks!\r\n", Way.PIPE, "pipe", now(), now())
    with acting_as("web"):
        take_in(text, lambda: News(Kind.POST))
        assert "by mail" in worst("coming-back").seen
        take_in(mail, lambda: news_of(mail))
    assert "hands over" in worst("coming-back").seen
    assert is_well(made("coming-back"))


@pytest.mark.needs("dovecot")
def test_a_mailbox_that_is_read_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    with dovecot() as server:
        monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", server.url)
        assert is_well(made("coming-back"))
        server.post(b"Subject: x\r\n\r\nx\r\n")
        monkeypatch.setattr("jatak.installation.doctor.coming_back.MANY", 0)
        assert worst("coming-back").level is Level.LOOK


def test_nobody_who_carries_and_a_message_that_is_late() -> None:
    assert worst("worker").seen == "No worker carries messages."
    with acting_as("worker"):
        Worker.objects.create(name="a", host="h", process=1, began_at=now(), lease_until=now() + timedelta(minutes=1))
    assert is_well(made("worker"))
    assert waiting(None, NOON).level is waiting(NOON + timedelta(hours=1), NOON).level is Level.OK
    assert "60 minutes" in waiting(NOON - timedelta(hours=1), NOON).seen


def test_nobody_who_does_the_jobs_and_one_that_failed() -> None:
    assert "Nobody does the jobs" in worst("jobs").seen
    with administrator() as connection:
        connection.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('default', 'fill', 'failed', '{}')"
        )
    found = made("jobs")
    assert is_well(found)
    assert any("fill" in each.seen for each in found)


def test_companies_that_say_too_little_are_named_with_what_is_missing() -> None:
    assert "no company" in worst("companies").seen
    with acting_as("admin"):
        company("Sydrejser")
        Controller.objects.create(name="Bare")
    seen = [each.seen for each in made("companies")]
    assert "Sydrejser lacks: sender address, service address." in seen
    assert any(each.startswith("Bare lacks: legal name, postal address") for each in seen)


def test_administrators_without_a_second_factor_are_named() -> None:
    assert worst("accounts").seen == "There is no administrator."
    mette = account()
    assert "mette@example.com" in worst("accounts").seen
    Authenticator.objects.create(user=mette, type=Authenticator.Type.TOTP, data={})
    assert [each.level for each in made("accounts")] == [Level.OK]
    with override_settings(JATAK_TWO_FACTOR="offered"):
        assert worst("accounts").level is Level.LOOK


def test_every_check_is_made_side_by_side_and_one_that_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    stuck = threading.Event()
    slow = Check("Disk", lambda: [ok(str(stuck.wait(20)))])
    monkeypatch.setattr("jatak.installation.doctor.checks.CHECKS", {"disk": slow, "files": CHECKS["files"]})
    found = dict(examined(0.5))
    stuck.set()
    assert is_well(found["files"])
    assert "not done in 0.5 seconds" in found["disk"][0].seen


def test_the_command_answers_and_ends_with_1_where_something_is_broken() -> None:
    command = [sys.executable, "-m", "jatak.cli", "doctor", "--json"]
    environment = {**os.environ, "JATAK_SMTP_URL": "smtp://127.0.0.1:9", "JATAK_PUBLIC_URL": "http://127.0.0.1:9"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=100)
    assert done.returncode == 1, done.stderr
    content = json.loads(done.stdout.splitlines()[-1])
    assert content["ok"] is False
    assert list(content["checks"]) == list(CHECKS)
    assert content["checks"]["relays"][0]["level"] == "problem"


@override_settings(JATAK_TWO_FACTOR="offered")
def test_the_page_shows_the_same_to_administrators_of_all_companies_alone() -> None:
    browser = browser_of(account())
    assert "There is no company" in browser.get("/console/settings/doctor/companies/").content.decode()
    assert "data-poll" in browser.get("/console/settings/doctor/").content.decode()
    assert browser.get("/console/settings/doctor/nothing/").status_code == 404
    with acting_as("admin"):
        eves = company("Eve")
    eve = browser_of(account("Eve", Role.ADMINISTRATOR, eves))
    assert eve.get("/console/settings/doctor/").status_code == 404
