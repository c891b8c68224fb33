"""A worker is killed at the worst moment: marketing goes at most once, service at least once."""

import email
import time

import pytest
from tests.plugins.relay import Received, Sink
from tests.story.processes import hasty_worker
from tests.story.sending import (
    BRISK,
    joined,
    many_members,
    receipt_for_ana,
    started,
    states,
    until,
    worker,
)

from jatak.campaigns import campaigns
from jatak.database.using import acting_as


@pytest.fixture
def travel(database):
    return joined("Ana")


def message_ids(sink: Sink) -> list[str]:
    return [str(email.message_from_bytes(received.data)["Message-ID"]) for received in sink.received]


def killed_after_the_dot(sink: Sink) -> None:
    """A worker is killed when the relay has the whole message and has not answered."""
    sink.answers["ana@example.com"] = "250 taken"
    with hasty_worker(sink.url) as process:

        def kill(received: Received) -> None:
            process.kill()
            sink.at_dot = lambda received: None

        sink.at_dot = kill
        process.wait(20)
    until(lambda: len(sink.received) == 1)
    assert states() == {"offered": 1}


def test_marketing_is_not_sent_again_and_is_listed(travel):
    campaign = started(travel)
    with Sink() as sink:
        killed_after_the_dot(sink)
        with worker(sink.url):
            until(lambda: states() == {"uncertain": 1})
            time.sleep(0.5)
        assert len(sink.received) == 1
    with acting_as("web"):
        report = campaigns.progress(campaign).report
    assert [each.person_id for each in report.uncertain] == [travel.ana.pk]
    assert report.open == 0


def test_service_is_sent_again_under_the_same_message_id(travel):
    receipt_for_ana(travel)
    with Sink() as sink:
        killed_after_the_dot(sink)
        with worker(sink.url):
            until(lambda: states() == {"accepted": 1})
        assert len(sink.received) == 2
        assert len(set(message_ids(sink))) == 1


def test_what_a_killed_worker_had_only_claimed_goes_once(travel):
    with acting_as("admin"):
        many_members(199)
    started(travel)
    with Sink(delay=0.02) as sink:
        for _ in range(3):
            with hasty_worker(f"{sink.url}?connections=1") as process:
                had = len(sink.received)
                until(lambda had=had: len(sink.received) > had + 5)
                process.kill()
        with worker(sink.url):
            until(lambda: not {"waiting", "claimed", "offered"} & states().keys(), 30)
        recipients = sink.recipients()
    counts = states()
    assert len(recipients) == len(set(recipients))
    assert counts.get("uncertain", 0) <= 3
    assert counts["accepted"] + counts.get("uncertain", 0) == 200
    assert counts["accepted"] <= len(recipients) <= 200


def test_two_workers_send_each_message_once(travel):
    with acting_as("admin"):
        many_members(299)
    started(travel)
    with Sink(delay=0.002) as sink, worker(sink.url, BRISK), worker(sink.url, BRISK):
        until(lambda: states() == {"accepted": 300}, 30)
    assert len(sink.recipients()) == len(set(sink.recipients())) == 300


def test_a_worker_that_is_asked_to_stop_leaves_nothing_half_done(travel):
    with acting_as("admin"):
        many_members(99)
    started(travel)
    with Sink(delay=0.02) as sink:
        with hasty_worker(sink.url) as process:
            until(lambda: len(sink.received) > 3)
            process.terminate()
            assert process.wait(60) == 0
        counts = states()
        assert set(counts) == {"waiting", "accepted"}
        assert counts["accepted"] == len(sink.received)
