"""Jatak leaves itself by SMS: a real one goes out through a gateway, and its STOP comes over the public address."""

import json
from contextlib import contextmanager
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from tests.plugins.gateway import HttpGateway, answer
from tests.plugins.kannel import Kannel
from tests.plugins.relay import Sink
from tests.story.cast import question
from tests.story.sending import joined, now, until, worker
from tests.story.test_selftest import QUICK, outcomes, pages
from tests.story.texting import sms_template, with_telephone
from tests.unit.reputation.https_site import CERTIFICATE, serving, serving_wsgi

from jatak.consent.models import Event, EventKind, Record
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.inbound.models import Arrival
from jatak.installation.doctor.selftest import check_leaving
from jatak.people.models import ContactKind, ContactPoint, Controller, Probe
from jatak.selftest.models import Step
from jatak.selftest.patience import Patience
from jatak.selftest.running import try_leaving
from jatak.selftest.telling import lines

NUMBER, OURS = "+4520202020", "+4530303030"
KANNEL = "kannel://u:p@127.0.0.1:{port}"
TWILIO = "twilio+http://AC1:token@127.0.0.1:{port}"
CREATED = answer(201, '{"sid": "SM1", "status": "queued"}')
DESCRIBED = """
name = "own"
url = "http://127.0.0.1:{port}/messages"
type = "{type}"
[fields]
to = "{{number}}"
from = "{{sender}}"
text = "{{text}}"
[arrival]
sender = "messages.0.from"
number = "messages.0.to"
text = "messages.0.text"
id = "messages.0.id"
[signature]
header = "X-Signature"
secret = "shared"
"""


@pytest.fixture
def travel(database, monkeypatch):
    monkeypatch.setenv("JATAK_SELFTEST_ADDRESS", "probe@jatak.example")
    monkeypatch.setenv("JATAK_SELFTEST_NUMBER", NUMBER)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with acting_as("admin"):
        of = joined("Ana")
        question(of, "sms-club", ("sms",))
        Controller.objects.filter(pk=of.pk).update(sms_sender=OURS)
        of.refresh_from_db()
    with acting_as("web"):
        sms_template(of)
    return of


@contextmanager
def running(url: str = KANNEL, says=None, public_url: str = ""):
    """A gateway, a worker, and the public pages over https, or what stands there instead."""
    gateway = HttpGateway(says) if says else HttpGateway()
    with serving_wsgi(pages) as site, gateway, Sink() as sink:
        at = public_url or site
        with (
            override_settings(JATAK_SMS_URL=url.format(port=gateway.port), JATAK_PUBLIC_URL=at),
            worker(sink.url, public_url=at),
        ):
            yield gateway


def of_sms(run) -> dict[str, str]:
    return {name: outcome for (medium, name), outcome in outcomes(run).items() if medium == "sms"}


def failed(run) -> tuple[str, str]:
    step = Step.objects.get(run=run, outcome="failed")
    return step.name, step.words


def test_a_real_sms_goes_out_and_the_stop_that_the_gateway_would_bring_leaves(travel):
    with running() as gateway, acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed, "\n".join(lines(run))
        names = ("number", "yes", "letter", "permitted", "taken", "stop", "heard", "denied")
        assert of_sms(run) == dict.fromkeys(names, "passed"), lines(run)
        assert "the telephone network is not tested" in " ".join(lines(run))
        first = gateway.asked[0].fields
        assert (first["to"], first["from"]) == (NUMBER, OURS)
        assert first["text"].endswith(f"Stop: reply STOP to {OURS}")
        assert [each.deed for each in Arrival.objects.all()] == ["left"]
    with acting_as("consent"):
        assert not Record.objects.filter(channel="sms", ended_at=None).exists()
        assert Event.objects.filter(kind=EventKind.OBJECTED, via="stop").exists()


def test_again_it_says_yes_and_leaves_and_the_answer_to_its_stop_disturbs_nothing(travel):
    with running() as gateway, acting_as("web"):
        for times in (1, 2):
            run = try_leaving(travel, now, QUICK)
            assert run.passed, "\n".join(lines(run))
            # What is heard of a STOP is answered once a day.
            until(lambda times=times: len(gateway.asked) == times + 1)
        assert Probe.objects.count() == 1
        assert Arrival.objects.count() == 2
        assert Message.objects.exclude(state="accepted").count() == 0


def test_it_comes_as_twilio_signs_it(travel):
    with running(TWILIO, lambda asked, number: CREATED), acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert of_sms(run)["denied"] == "passed", "\n".join(lines(run))


@pytest.mark.parametrize("kind", ["json", "form"])
def test_it_comes_as_the_file_of_another_gateway_writes_it(travel, tmp_path, kind):
    with HttpGateway() as there:
        (tmp_path / "own.toml").write_text(DESCRIBED.format(port=there.port, type=kind), "utf-8")
        with running(f"file://{tmp_path}/own.toml"), acting_as("web"):
            run = try_leaving(travel, now, QUICK)
            assert of_sms(run)["denied"] == "passed", "\n".join(lines(run))
        sent = there.asked[0]
        assert (json.loads(sent.body) if kind == "json" else sent.fields)["to"] == NUMBER


def test_two_companies_share_the_one_number(travel):
    from tests.story.cast import company

    with acting_as("admin"):
        other = company("Nordture")
        other.sender_address, other.service_address, other.sms_sender = "a@n.example", "b@n.example", "+4540404040"
        other.save()
        question(other, "sms-club", ("sms",))
    with acting_as("web"):
        sms_template(other)
    with running(), acting_as("web"):
        for each in (travel, other, travel):
            run = try_leaving(each, now, QUICK)
            assert of_sms(run)["denied"] == "passed", "\n".join(lines(run))
        assert ContactPoint.objects.filter(kind=ContactKind.TELEPHONE).count() == 1


def test_a_name_as_sender_cannot_be_answered_and_its_link_is_left_by(travel):
    with acting_as("admin"):
        Controller.objects.filter(pk=travel.pk).update(sms_sender="Sydrejser")
        travel.refresh_from_db()
    with running() as gateway, acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        found = of_sms(run)
        assert found["stop"] == "not_tested"
        assert [found[name] for name in ("page", "looked", "left", "heard", "denied")] == ["passed"] * 5
        assert "Sydrejser is a name" in " ".join(lines(run))
        assert "/x/" in gateway.asked[0].fields["text"]
        assert not Arrival.objects.exists()


def broken(status: int):
    """A site that answers everything with this status."""

    def says(handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return serving(says)


@pytest.mark.parametrize(("status", "method"), [(500, "GET"), (404, "GET"), (302, "GET")])
def test_where_the_public_address_does_not_take_the_stop_it_fails_in_words(travel, status, method):
    with broken(status) as site, running(public_url=site), acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed is False
        name, words = failed(run)
        assert (name, f"answered a {method} with {status}" in words) == ("stop", True), words
        assert "/in/sms/" not in words, "the address holds a secret"


def test_where_the_public_address_is_gone_or_forgets_the_stop_it_fails_in_words(travel):
    with running(public_url="https://127.0.0.1:9"), acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        name, words = failed(run)
        assert (name, "cannot be reached" in words) == ("stop", True)
    with broken(200) as site, running(public_url=site), acting_as("web"):
        run = try_leaving(travel, now, Patience(8, pause=0.1))
        name, words = failed(run)
        assert (name, "the ledger holds no no" in words) == ("heard", True), lines(run)


def test_where_the_gateway_refuses_it_fails_in_words(travel):
    with running(says=lambda asked, number: answer(400, "No money")), acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        name, words = failed(run)
        assert (name, "The gateway did not take the message: 400 No money" in words) == ("taken", True), words


def test_while_quiet_hours_last_nothing_is_tested_and_nothing_has_failed(travel):
    from tests.story.sending import newsletter

    here = now().astimezone(ZoneInfo("Europe/Copenhagen"))
    with acting_as("admin"):
        hours = {"quiet_from": (here - timedelta(hours=3)).time(), "quiet_until": (here + timedelta(hours=3)).time()}
        Controller.objects.filter(pk=travel.pk).update(**hours, time_zone="Europe/Copenhagen")
        travel.refresh_from_db()
    with acting_as("web"):
        newsletter(travel)
    with running() as gateway, acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert run.passed is None, "\n".join(lines(run))
        found = outcomes(run)
        assert found["link", "handed_over"] == found["sms", "taken"] == "not_tested"
        assert "It is quiet until" in " ".join(lines(run))
        assert gateway.asked == []


@pytest.mark.needs("kannel")
@pytest.mark.needs("fake-smsc")
def test_it_goes_through_debians_kannel(travel, tmp_path):
    nowhere = "http://127.0.0.1:9/unheard"
    with Kannel(tmp_path, nowhere) as kannel, kannel.network() as network, running(kannel.url), acting_as("web"):
        run = try_leaving(travel, now, QUICK)
        assert of_sms(run)["denied"] == "passed", "\n".join(lines(run))
        until(lambda: any(to == NUMBER and "STOP to" in text for _, to, text in network.texts))


def test_what_is_missing_is_said_and_is_no_pass(travel, monkeypatch):
    def said() -> str:
        run = try_leaving(travel, now, QUICK)
        assert run.passed is None
        return Step.objects.filter(run=run, medium="sms").last().words

    with acting_as("web"):
        assert "no gateway" in said()
    with override_settings(JATAK_SMS_URL=KANNEL.format(port=9)), acting_as("web"):
        with acting_as("admin"):
            eve = with_telephone("Eve", NUMBER)
        assert "somebody's who is known here" in said()
        with acting_as("admin"):
            ContactPoint.objects.filter(person=eve).delete()
        monkeypatch.setenv("JATAK_SELFTEST_NUMBER", "")
        assert "JATAK_SELFTEST_NUMBER" in said()
        assert "by SMS is not tested" in " ".join(finding.seen for finding in check_leaving())
        with acting_as("admin"):
            Controller.objects.filter(pk=travel.pk).update(sms_sender="")
            travel.refresh_from_db()
        assert "no sender for SMS" in said()
