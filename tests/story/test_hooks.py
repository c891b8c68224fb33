"""Calls to programs of others: signed, repeated until they are taken, and never where they may not."""

import json
import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.cast import DAY, NOON, company
from tests.story.receiving import drips, hangs, megabytes, program, says, talks_nonsense

from jatak.database.using import acting_as
from jatak.hooks import posting, sending
from jatak.hooks.alarming import failing, mail_alarms
from jatak.hooks.calling import call_soon
from jatak.hooks.endpoints import close, make, those_told
from jatak.hooks.models import Call, Endpoint, Kind, State, Try
from jatak.hooks.sending import PATIENCE, again, send_due, send_now, tidy
from jatak.hooks.signing import checked
from jatak.people.models import Controller

HOUR = timedelta(hours=1)


@pytest.fixture
def travel(database: None) -> Iterator[Controller]:
    with override_settings(DEBUG=True):
        with acting_as("admin"):
            made = company()
        yield made


def made(of: Controller, url: str) -> tuple[Endpoint, str]:
    return make(of, url, [Kind.LEFT], "Mette", NOON)


def at(instant):
    return lambda: instant


def test_a_call_is_signed_and_repeated_with_growing_pauses_until_it_is_taken(travel: Controller) -> None:
    with program(says(500, "broken"), says(503), says(204)) as crm:
        endpoint, secret = made(travel, crm.url)
        call = call_soon(endpoint, Kind.LEFT, {"person": 7}, "left 1", NOON)
        assert call_soon(endpoint, Kind.LEFT, {"person": 7}, "left 1", NOON + HOUR).pk == call.pk
        assert send_due(at(NOON)) == 0
        assert send_due(at(NOON + timedelta(seconds=59))) == 0
        assert len(crm.calls) == 1
        later = NOON + timedelta(minutes=1)
        assert send_due(at(later)) == 0
        assert send_due(at(later + timedelta(minutes=4))) == 0
        assert len(crm.calls) == 2
        last = later + timedelta(minutes=5)
        assert send_due(at(last)) == 1
        assert send_due(at(last + DAY)) == 0
    assert len(crm.calls) == 3
    for heard, when in zip(crm.calls, (NOON, later, last), strict=True):
        assert checked(secret, heard.headers, heard.body, when) == call.number
        assert json.loads(heard.body) == {
            "type": "left",
            "timestamp": "2026-05-03T12:00:00.000Z",
            "data": {"person": 7},
        }
    call.refresh_from_db()
    assert (call.state, call.tries, call.body) == (State.TAKEN, 3, "")
    assert list(Try.objects.order_by("pk").values_list("status", "said")) == [(500, "broken"), (503, ""), (204, "")]


def test_what_is_sent_and_the_secret_lie_encrypted(travel: Controller) -> None:
    endpoint, secret = made(travel, "https://crm.example.com/")
    call = call_soon(endpoint, Kind.LEFT, {"key": "Ana 42"}, "left 1", NOON)
    assert "Ana" not in Call.objects.get(pk=call.pk).body
    assert secret not in Endpoint.objects.get(pk=endpoint.pk).secret


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (says(302, Location="http://127.0.0.1/admin"), 302, ""),
        (says(308, Location="/elsewhere"), 308, ""),
        (says(404, "\0<b>no\nsuch</b>"), 404, "<b>no such</b>"),
        (hangs, None, "There was no answer in 0.3 seconds."),
        (drips, None, "There was no answer in 0.3 seconds."),
        (talks_nonsense, None, "The answer is no HTTP: BadStatusLine"),
    ],
)
def test_what_is_no_yes_is_tried_again(
    travel: Controller, monkeypatch: pytest.MonkeyPatch, answer: object, status: int | None, said: str
) -> None:
    monkeypatch.setattr(posting, "DEADLINE", 0.3)
    with program(answer) as crm:  # type: ignore[arg-type]
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        assert send_due(at(NOON)) == 0
    assert len(crm.calls) == 1, "a redirect is not followed"
    tried = Try.objects.get()
    assert (tried.status, tried.said) == (status, said)
    assert Call.objects.get().due_at == NOON + timedelta(minutes=1)


def test_megabytes_are_not_read_and_a_yes_is_a_yes(travel: Controller) -> None:
    with program(megabytes) as crm:
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        assert send_due(at(NOON)) == 1
    assert len(Try.objects.get().said) <= posting.KEPT


def test_a_name_that_leads_behind_the_walls_is_not_called(travel: Controller) -> None:
    with program() as crm:
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        with override_settings(DEBUG=False):
            assert send_due(at(NOON)) == 0
            Endpoint.objects.update(url=crm.url.replace("http://", "https://"))
            assert send_due(at(NOON + HOUR)) == 0
    assert crm.calls == []
    assert "public internet" in Try.objects.latest("pk").said


def test_a_certificate_must_be_that_of_the_name(travel: Controller) -> None:
    with program() as crm:
        url = crm.url.replace("http://", "https://")
        endpoint, _ = made(travel, url)
        call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        assert send_due(at(NOON)) == 0  # It speaks no TLS at all.
    assert Try.objects.get().said.startswith("TLS fails")


def test_a_call_that_nobody_takes_dies_with_an_alarm_and_is_tried_again_when_somebody_says_so(
    travel: Controller,
) -> None:
    with program(says(500)) as crm:
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        clock, waits = NOON, []
        while (call := Call.objects.get()).state == State.WAITING:
            waits.append(call.due_at - clock)
            clock = call.due_at
            send_due(at(clock))
        assert waits == sorted(waits), "pauses grow"
        assert PATIENCE - timedelta(hours=11) < clock - NOON <= PATIENCE
        assert failing([travel.pk]) == [endpoint]
        with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
            assert [mail_alarms(clock), mail_alarms(clock)] == [1, 0]
        assert sink.recipients() == ["hej@sydrejser.example"]
        assert crm.url in sink.received[0].data.decode()
        crm.answers = [says(200)]
        assert again(call, clock + DAY)
        assert not again(call, clock + DAY)
        assert send_due(at(clock + DAY)) == 1
    assert failing([travel.pk]) == []


def test_an_alarm_that_no_relay_takes_is_given_later(travel: Controller) -> None:
    endpoint, _ = made(travel, "https://crm.example.com/")
    call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
    Call.objects.update(state=State.DEAD, settled_at=NOON)
    with Sink() as sink:
        gone = sink.url
    with override_settings(JATAK_SMTP_URL=gone):
        assert mail_alarms(NOON) == 0
    with Sink() as sink, override_settings(JATAK_SMTP_URL=sink.url):
        assert mail_alarms(NOON) == 1


def test_two_processes_never_make_one_call_at_once(travel: Controller) -> None:
    entered, go = threading.Event(), threading.Event()

    def slow(to):
        entered.set()
        go.wait(10)
        says(204)(to)

    with program(slow) as crm:
        endpoint, _ = made(travel, crm.url)
        call = call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        done: list[int] = []
        first = threading.Thread(target=lambda: done.append(_in_thread()))
        first.start()
        assert entered.wait(10)
        assert send_due(at(NOON)) == 0
        assert send_now(call.pk, at(NOON)) is None
        go.set()
        first.join()
    assert done == [1]
    assert len(crm.calls) == 1


def _in_thread() -> int:
    from django.db import connections

    try:
        return send_due(at(NOON))
    finally:
        connections.close_all()


def test_a_call_of_a_killed_process_is_taken_over(travel: Controller, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with program() as crm:
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        with monkeypatch.context() as patch:
            patch.setattr(sending, "post", killed)
            with pytest.raises(KeyboardInterrupt):
                send_due(at(NOON))
        assert send_due(at(NOON + timedelta(seconds=59))) == 0
        assert send_due(at(NOON + timedelta(seconds=61))) == 1
    assert len(crm.calls) == 1


def test_a_program_that_fails_keeps_no_other_waiting(travel: Controller) -> None:
    with program(says(500)) as broken, program() as well:
        bad, good = made(travel, broken.url)[0], made(travel, well.url)[0]
        for number in range(3):
            call_soon(bad, Kind.LEFT, {}, f"left {number}", NOON)
            call_soon(good, Kind.LEFT, {}, f"left {number}", NOON + timedelta(seconds=1))
        assert send_due(at(NOON + HOUR)) == 3
    assert (len(broken.calls), len(well.calls)) == (1, 3)


def test_a_closed_endpoint_is_called_no_more(travel: Controller) -> None:
    with program() as crm:
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {"key": 1}, "left 1", NOON)
        assert those_told([travel.pk], Kind.LEFT) == [endpoint]
        assert close(endpoint, "Mette", NOON)
        assert not close(endpoint, "Mette", NOON)
        assert send_due(at(NOON)) == 0
    assert those_told([travel.pk], Kind.LEFT) == []
    assert list(Call.objects.values_list("state", "body")) == [(State.DROPPED, "")]


def test_nothing_of_a_call_reaches_the_log(travel: Controller, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), program(says(500, "who is Ana?")) as crm:
        endpoint, _ = made(travel, crm.url)
        call_soon(endpoint, Kind.LEFT, {"key": "Ana"}, "left 1", NOON)
        send_due(at(NOON))
    assert "Ana" not in caplog.text


def test_old_calls_are_forgotten(travel: Controller) -> None:
    with program(says(500)) as crm:
        endpoint, _ = made(travel, crm.url)
        call = call_soon(endpoint, Kind.LEFT, {}, "left 1", NOON)
        Call.objects.update(state=State.DEAD, settled_at=NOON)
        tidy(NOON + 29 * DAY)
        assert Call.objects.get().body
        tidy(NOON + 31 * DAY)
        assert Call.objects.get().body == ""
        assert not again(call, NOON + 31 * DAY)
        tidy(NOON + 91 * DAY)
        assert not Call.objects.exists()
