"""What `jatak jobs` does for the log by itself, and what the doctor says when it does not."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from tests.story.campaigning import mette, ready, start, travel
from tests.story.cast import DAY, NOON, company, person, question, says_yes
from tests.story.done_jobs import do_jobs
from tests.story.sending import newsletter
from typer.testing import CliRunner

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.campaigns import campaigns
from jatak.campaigns.models import Campaign, Start
from jatak.cli.campaign.making import start as from_command_line
from jatak.cli.log import app
from jatak.consent.models import Event
from jatak.database.apart import Unwritable
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.installation.doctor.sealing import check_log, sealed
from jatak.jobs import sealing as jobs
from jatak.sealing.before_starting import sign_before
from jatak.sealing.heads import newest_head, sign_head, sign_if_due
from jatak.sealing.lag import Lag, lag
from jatak.sealing.models import Head, Why
from jatak.sealing.paper import NotMailed
from jatak.sealing.sealer import seal
from jatak.sealing.tree import size_now

MINUTE = timedelta(minutes=1)


@pytest.fixture
def asked(database):
    with acting_as("admin"):
        yield question(company())


def test_each_minute_what_was_said_is_sealed_and_the_first_head_signed(asked):
    says_yes(person("Ana"), asked)
    jobs.seal_log(0)
    jobs.sign_due(0)
    assert size_now() == 1
    assert newest_head().why == Why.DAILY
    says_yes(person("Ben"), asked)
    jobs.seal_log(0)
    jobs.sign_due(0)
    assert (size_now(), Head.objects.count()) == (2, 1), "one head a day is enough, unless something starts"


def test_a_day_later_a_head_is_signed_though_nothing_was_said(asked):
    sign_head(NOON)
    assert sign_if_due(NOON + DAY - MINUTE) is None
    assert sign_if_due(NOON + DAY).at == NOON + DAY


def in_the_console(shop):
    browser = mette()
    start(browser, ready(browser, shop))
    do_jobs()


def at_the_command_line(shop):
    campaigns.create("Summer sale", newsletter(shop), now())
    from_command_line("Summer sale", shop.name)


@pytest.fixture(params=[in_the_console, at_the_command_line])
def starts(database, request):
    """Somebody starts a campaign to Ana, in one way or the other."""
    with travel("Ana") as shop, acting_as("web"):
        yield lambda: request.param(shop)


def test_before_the_first_message_of_a_campaign_the_log_is_sealed_and_signed(starts):
    starts()
    began = Start.objects.get()
    with acting_as("consent"):
        heard = Event.objects.count()
    (head,) = Head.objects.all()
    assert (head.size, head.why) == (heard, Why.CAMPAIGN)
    assert head.at < began.at <= Message.objects.get().created_at
    assert sign_if_due(now()) is None, "it has its head"


def test_a_campaign_starts_while_nothing_can_be_signed_and_has_its_head_later(starts, monkeypatch):
    sign_head(now() - timedelta(hours=1))
    seal(now())

    def full(*_):
        raise Unwritable("The journal cannot be written: No space left on device.", "")

    with monkeypatch.context() as patched:
        patched.setattr("jatak.sealing.heads.keep", full)
        starts()
    assert Message.objects.count() == 1
    assert Head.objects.count() == 1
    assert sign_if_due(now()).why == Why.CAMPAIGN
    assert sign_if_due(now()) is None


def test_a_start_that_goes_on_where_it_was_signs_no_head(starts):
    starts()
    with acting_as("admin"):
        says_yes(person("Eve"), question(company("Butik"), "other"))
    sign_before(Campaign.objects.get(), now)
    assert Head.objects.count() == 1


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_head_goes_to_somebody_elses_mailbox(asked):
    mail.outbox = []
    says_yes(person("Ana"), asked)
    assert CliRunner().invoke(app, ["head", "--mail", "notary@example.com"]).exit_code == 0
    (sent,) = mail.outbox
    assert sent.to == ["notary@example.com"]
    assert "Fingerprint of the key" in sent.body
    assert "ana" not in sent.body


@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9)
def test_a_head_that_cannot_be_mailed_is_signed_and_shown(asked):
    done = CliRunner().invoke(app, ["head", "--mail", "notary@example.com"])
    assert isinstance(done.exception, NotMailed)
    assert "could not be mailed to notary@example.com" in done.exception.message
    assert "Fingerprint of the key" in done.output
    assert Head.objects.count() == 1


@pytest.mark.parametrize("address", ["notary", "a b@example.com", "notary@example.com\nBcc: eve@example.com"])
def test_a_head_goes_to_an_address_alone(asked, address):
    done = CliRunner().invoke(app, ["head", "--mail", address])
    assert isinstance(done.exception, UsageError)
    assert Head.objects.count() == 0


def test_what_waits_is_seen_and_told_after_a_quarter_of_an_hour(asked):
    says_yes(person("Ana"), asked)
    assert (lag().waiting, lag().size) == (1, 0)
    (late, unsigned, *_) = check_log()
    assert (late.level, unsigned.level) == ("look", "look")
    assert "Entries of the ledger that wait to be sealed: 1" in late.seen
    seal(now())
    assert lag().oldest is None


@pytest.mark.parametrize(("minutes", "level"), [(0, "ok"), (14, "ok"), (16, "look")])
def test_only_what_waits_long_is_a_finding(minutes, level):
    assert sealed(Lag(5, 2, NOON, None), NOON + minutes * MINUTE).level == level


def test_what_holds_the_sealer_up_is_named():
    found = sealed(Lag(5, 2, NOON, NOON), NOON + 20 * MINUTE)
    assert "A transaction is open since 2026-05-03 12:00 UTC" in found.seen


@pytest.mark.parametrize("role", ["web", "admin", "worker"])
def test_a_transaction_of_anybody_that_is_open_is_seen(asked, log_in, role):
    """It began to write an hour ago and has not ended: whichever role it is, the sealer waits for it."""
    other = log_in(role)
    assert lag().held_since is None
    with other.transaction():
        other.execute("SELECT pg_current_xact_id()")
        assert lag().held_since is not None
