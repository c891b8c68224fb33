"""The relay is down, says later, says no, or breaks after the final dot."""

import logging

import pytest
from tests.plugins.relay import Sink
from tests.story.sending import (
    joined,
    only_message,
    receipt_for_ana,
    started,
    states,
    until,
    worker,
)

from jatak.database.using import acting_as


@pytest.fixture
def travel(database):
    return joined("Ana", "Ben")


def closed_port() -> str:
    sink = Sink()
    sink.stop()
    return sink.url


def test_a_relay_that_is_down_is_said_clearly_and_messages_wait(travel, caplog):
    started(travel)
    url = closed_port()
    with caplog.at_level(logging.WARNING), worker(url):
        until(lambda: "cannot be reached" in caplog.text)
    assert url.removeprefix("smtp://") in caplog.text
    assert "messages wait" in caplog.text
    assert states() == {"waiting": 2}
    with acting_as("worker"):
        from jatak.delivery.models import Message

        assert set(Message.objects.values_list("attempts", flat=True)) == {0}
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2})
    assert sorted(sink.recipients()) == ["ana@example.com", "ben@example.com"]


def test_later_means_again_and_no_means_no(travel):
    started(travel)
    with Sink() as sink:
        sink.answers = {"ana@example.com": "451 greylisted", "ben@example.com": "550 5.1.1 no such user"}
        with worker(sink.url):
            until(lambda: states() == {"waiting": 1, "refused": 1})
            sink.answers = {}
            until(lambda: states() == {"accepted": 1, "refused": 1})
    assert sink.recipients() == ["ana@example.com"]


def test_marketing_in_doubt_is_not_sent_again(travel):
    started(travel)
    with Sink() as sink:
        sink.answers = {"ana@example.com": ""}
        with worker(sink.url):
            until(lambda: states() == {"accepted": 1, "uncertain": 1})
    assert sink.recipients() == ["ben@example.com"]


def test_service_in_doubt_is_sent_again(travel):
    receipt_for_ana(travel)
    with Sink() as sink:
        sink.answers = {"ana@example.com": ""}
        with worker(sink.url):
            until(lambda: only_message().attempts >= 2)
            sink.answers = {}
            until(lambda: states() == {"accepted": 1})
    assert sink.recipients() == ["ana@example.com"]
