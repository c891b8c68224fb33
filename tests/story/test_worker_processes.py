"""Workers as processes: asked to stop, put to sleep for longer than their lease, and several at once."""

import asyncio
import os
import signal
from datetime import timedelta

import pytest
from tests.plugins.relay import Sink
from tests.story.processes import hasty_worker, holdings, jatak, present
from tests.story.sending import BRISK, joined, now, started, states, until, worker

from jatak.database.using import acting_as, connection
from jatak.delivery.door import _as_worker
from jatak.delivery.pace import Pace
from jatak.delivery.workers import renew

PEOPLE = 60
OPEN = {"waiting", "claimed", "offered"}


@pytest.fixture
def travel(database):
    return joined("Ana", others=PEOPLE - 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_that_is_asked_to_stop_leaves_neither_messages_nor_itself_behind(travel, number):
    started(travel)
    with Sink(delay=0.02) as sink:
        with hasty_worker(sink.url + "?connections=2") as process:
            until(lambda: len(sink.received) > 3)
            assert present() == {process.pid}
            process.send_signal(number)
            assert process.wait(20) == 0
        counts = states()
        assert counts["accepted"] == len(sink.received)
    assert set(counts) <= {"waiting", "accepted"}
    assert (holdings(), present()) == (0, set())


def test_one_that_wakes_after_its_lease_sends_nothing_that_was_taken_over(travel):
    started(travel)
    with Sink(delay=0.02) as sink:
        with hasty_worker(sink.url + "?connections=1") as asleep:
            until(lambda: len(sink.received) > 3)
            asleep.send_signal(signal.SIGSTOP)
            try:
                until(lambda: holdings() > 0)
                with worker(sink.url, BRISK):
                    until(lambda: not OPEN & states().keys(), 30)
            finally:
                asleep.send_signal(signal.SIGCONT)
            until(lambda: present() == {asleep.pid})
            asleep.terminate()
            assert asleep.wait(20) == 0
        recipients = sink.recipients()
    assert len(recipients) == len(set(recipients))
    counts = states()
    assert counts.get("uncertain", 0) <= 1
    assert counts["accepted"] + counts.get("uncertain", 0) == PEOPLE
    assert counts["accepted"] <= len(recipients) <= PEOPLE
    assert (holdings(), present()) == (0, set())


def test_the_server_ends_one_that_sleeps_in_the_middle_of_a_transaction(database):
    """Else its locks would hold up what it was about to claim, and whoever takes over."""
    with acting_as("worker"), connection().cursor() as cursor:
        renew("asleep", now(), Pace(lease=timedelta(milliseconds=250)))
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        assert cursor.fetchone() == ("250ms",)

    async def of_the_pen() -> object:
        pen = await _as_worker()
        try:
            return await (await pen.execute("SHOW idle_in_transaction_session_timeout")).fetchone()
        finally:
            await pen.close()

    assert asyncio.run(of_the_pen()) == ("15s",)


def test_several_are_started_together_share_the_work_and_end_together(travel):
    with Sink(delay=0.01) as sink:
        with jatak(sink.url, "worker", "--count", "2") as command:
            until(lambda: len(present()) == 2, 30)
            children = present()
            assert command.pid not in children
            started(travel)
            until(lambda: states() == {"accepted": PEOPLE}, 30)
            command.send_signal(signal.SIGTERM)
            assert command.wait(25) == 0
        assert len(set(sink.recipients())) == len(sink.received) == PEOPLE
    assert (holdings(), present()) == (0, set())
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_the_end_of_one_of_several_stops_all_and_is_told(database):
    with Sink() as sink, jatak(sink.url, "worker", "--count", "2") as command:
        until(lambda: len(present()) == 2, 30)
        os.kill(min(present()), signal.SIGKILL)
        assert command.wait(25) == 1
    assert len(present()) == 1, "the killed one could not say goodbye; its lease ends by itself"


def test_a_number_of_workers_below_one_is_refused(database):
    with jatak("smtp://127.0.0.1:1", "worker", "--count", "0") as command:
        assert command.wait(20) == 2
