"""Jatak leaves itself: by the real path, at a real site, and says which step failed."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.console import account, browser_of
from tests.story.dovecot import dovecot
from tests.story.sending import YESTERDAY, joined, newsletter, now, started, until, worker
from tests.unit.reputation.https_site import CERTIFICATE, serving_wsgi

from jatak.accounts.models import Role
from jatak.clearance import audience
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.consent import held
from jatak.consent.models import Event, Held
from jatak.content.facts import message_facts
from jatak.database.using import acting_as, atomic
from jatak.delivery.consignment import rulebook
from jatak.delivery.models import Dispatch
from jatak.farewell.models import Left
from jatak.farewell.reading import read_ledger as farewells
from jatak.gate.message import Channel
from jatak.inbound.models import Arrival
from jatak.onward.models import Passing
from jatak.onward.reading import read_ledger as passings
from jatak.people.models import Acquaintance, Probe
from jatak.selftest.due import due, stuck
from jatak.selftest.holding import choose, hold, is_held
from jatak.selftest.models import Run, Step
from jatak.selftest.patience import Patience
from jatak.selftest.running import try_leaving
from jatak.selftest.telling import lines, tell, verdict

QUICK = Patience(90, pause=0.1)


@pytest.fixture
def travel(database, monkeypatch):
    monkeypatch.setenv("JATAK_SELFTEST_ADDRESS", "probe@jatak.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with acting_as("admin"):
        of = joined("Ana")
    return of


@contextmanager
def running(public_url: str = ""):
    """A relay, a worker, and the public pages over https."""
    with serving_wsgi(pages) as site, Sink() as sink, worker(sink.url), _at(public_url or site):
        yield sink


def _at(public_url: str):
    """The public address, also as the worker writes it."""
    return override_settings(JATAK_PUBLIC_URL=public_url)


def pages(environ, start):
    """The site with the rights of what serves pages; its connections end with each answer."""
    try:
        with acting_as("web"):
            return [b"".join(get_wsgi_application()(environ, start))]
    finally:
        connections.close_all()


def outcomes(run: Run) -> dict[tuple[str, str], str]:
    return {(step.medium, step.name): step.outcome for step in Step.objects.filter(run=run)}


def test_it_leaves_by_link_and_by_one_click_and_says_what_it_did_not_test(travel):
    with acting_as("web"):
        newsletter(travel)
    with running() as sink, acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed, "\n".join(lines(run))
        found = outcomes(run)
        for medium in ("link", "one_click"):
            assert found[medium, "denied"] == found[medium, "heard"] == found[medium, "left"] == "passed"
            assert found[medium, "arrived"] == "not_tested"
        assert found["mail", "left"] == found["sms", "left"] == "not_tested"
        assert verdict(run) == "leaving works, as far as it was tested"
        assert sink.recipients() == [f"probe+{travel.pk}@jatak.example"] * 2
        again = try_leaving(travel, now, QUICK)
        assert again.passed, lines(again)
        assert Probe.objects.count() == 1


def test_a_probe_is_counted_nowhere(travel):
    with acting_as("web"):
        version = newsletter(travel)
    with running(), acting_as("web"):
        assert try_leaving(travel, now, QUICK).passed
    with acting_as("admin"):
        probe = Probe.objects.get()
        assert not Acquaintance.objects.filter(person_id=probe.person_id).exists()
        assert Event.objects.filter(person_id=probe.person_id).exists()
    request = Request(travel.pk, Channel.EMAIL, message_facts(version), now())
    with acting_as("worker"), atomic():
        assert audience.decide(request, Decider(request.facts, rulebook(now()))).people == 1
        assert gather([probe.person_id], request, rulebook(now())), "asked for by name it is there"
    with acting_as("web"):
        assert farewells(now()) > 0
        assert not Left.objects.exists(), "no company is told"
        passings(now())
        assert not Passing.objects.exists(), "nor anybody else"
    with acting_as("consent"):
        held.count(now())
        assert sum(row.people + row.left for row in Held.objects.all()) == 1


def test_where_the_public_address_is_gone_it_fails_tells_and_holds(travel):
    with acting_as("web"):
        version = newsletter(travel)
        account("Mette", Role.ADMINISTRATOR)
        choose(travel, True, "Mette", now())
    with running("https://127.0.0.1:9") as sink, acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed is False
        failed = Step.objects.filter(run=run, outcome="failed")
        assert {(step.medium, step.name) for step in failed} == {("link", "page"), ("one_click", "left")}
        assert "cannot be reached" in failed[0].words
        assert stuck([travel]) == ["Sydrejser"]
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            mail.outbox = []
            assert tell(run, now())
            assert not tell(run, now()), "once"
        (letter,) = mail.outbox
        assert letter.to == ["mette@example.com"]
        assert "the link: the page of the link opens and has a button: FAILED" in letter.body
        before = len(sink.received)
        started(travel, "Summer", version)
        hold(travel)
        assert Dispatch.objects.get().state == "paused"
        assert len(sink.received) - before <= 1
    with running() as sink, acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed, "\n".join(lines(run))
        assert stuck([travel]) == []
        assert hold(travel) == 1
        until(lambda: Dispatch.objects.get().state == "done")


def test_without_a_worker_it_says_so(travel):
    with acting_as("web"):
        newsletter(travel)
        run = try_leaving(travel, now, Patience(0.1, pause=0.05))
        assert run.passed is False
        words = Step.objects.filter(run=run, outcome="failed").values_list("name", "words")
        assert {name for name, _ in words} == {"handed_over"}
        assert "No worker handed the message over" in words[0][1]


def test_a_company_without_words_or_a_letter_is_not_tested_and_not_green(travel):
    with acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed is None
        assert verdict(run) == "nothing could be tested"
        assert "approved no marketing letter" in " ".join(lines(run))


def test_it_is_due_once_a_day_and_each_hour_after_a_failure(travel, monkeypatch):
    with acting_as("web"):
        assert due(now()) == [travel]
        run = Run.objects.create(controller=travel, began_at=YESTERDAY, passed=True)
        assert due(YESTERDAY + timedelta(hours=23)) == []
        assert due(YESTERDAY + timedelta(hours=24)) == [travel]
        Run.objects.filter(pk=run.pk).update(passed=False)
        assert due(YESTERDAY + timedelta(hours=1)) == [travel]
        monkeypatch.delenv("JATAK_SELFTEST_ADDRESS")
        assert due(now()) == []


@pytest.mark.needs("dovecot")
def test_with_a_mailbox_the_message_must_arrive_and_leaving_by_mail_is_tested(travel, monkeypatch):
    with dovecot() as server, acting_as("web"):
        monkeypatch.setenv("JATAK_INBOUND_IMAP_URL", server.url)
        newsletter(travel)
        with running() as sink, override_settings(JATAK_SMTP_URL=sink.url):
            sink.at_dot = lambda received: server.post(received.data)
            run = try_leaving(travel, now, QUICK)
            assert run.passed, "\n".join(lines(run))
            found = outcomes(run)
            for medium in ("link", "one_click", "mail"):
                assert found[medium, "arrived"] == found[medium, "denied"] == "passed"
            assert [step.name for step in Step.objects.filter(run=run, outcome="not_tested")] == ["left"], "SMS"
            assert not Arrival.objects.exclude(deed__in=("noted", "left")).exists(), "nobody is asked to read it"
            sink.at_dot = lambda received: None
            run = try_leaving(travel, now, Patience(2, pause=0.2))
            assert run.passed is False
            assert "did not come to jatak@127.0.0.1" in " ".join(lines(run))


def test_the_page_says_what_to_do_where_nothing_is_tested(travel, monkeypatch):
    monkeypatch.setenv("JATAK_SELFTEST_ADDRESS", "")
    with acting_as("web"), override_settings(JATAK_TWO_FACTOR="offered"):
        answer = browser_of(account("Mette", Role.ADMINISTRATOR)).get("/console/selftest/")
        page = answer.content.decode()
        assert "an address that leads to the mailbox" in page
        assert "JATAK_SELFTEST_NUMBER" not in page, "nobody sends SMS here"
        assert "Let marketing wait" in page
        assert answer.context_data["breadcrumbs_items"][0]["url"] == "/console/settings/"
        eve = browser_of(account("Eve", Role.SUPPORT, travel)).get("/console/selftest/")
        assert [each["url"] for each in eve.context_data["breadcrumbs_items"]] == [""]


def test_the_page_shows_each_medium_and_lets_marketing_wait(travel):
    with acting_as("web"), override_settings(JATAK_TWO_FACTOR="offered"):
        mette = browser_of(account("Mette", Role.ADMINISTRATOR))
        page = mette.get("/console/selftest/").content.decode()
        assert "Leaving was never tested." in page
        run = Run.objects.create(controller=travel, began_at=YESTERDAY, ended_at=YESTERDAY, passed=False)
        for medium, name, outcome in (
            ("link", "denied", "passed"),
            ("one_click", "left", "failed"),
            ("sms", "left", "not_tested"),
        ):
            Step.objects.create(run=run, medium=medium, name=name, outcome=outcome, seconds=1.5, words="<b>because</b>")
        page = mette.get("/console/selftest/").content.decode()
        assert "Leaving does not work." in page
        assert page.count("does not work") > 2
        assert "&lt;b&gt;because" in page
        assert "not tested" in page
        assert mette.post(f"/console/selftest/{travel.pk}/hold/", {"holds": "yes"}).status_code == 302
        assert is_held(travel)
        assert "leaving Sydrejser does not work" in mette.get("/console/").content.decode()
        eve = browser_of(account("Eve", Role.SUPPORT, travel))
        assert eve.get("/console/selftest/").status_code == 200
        assert eve.post(f"/console/selftest/{travel.pk}/hold/", {"holds": "no"}).status_code in (403, 404)
        assert is_held(travel)
