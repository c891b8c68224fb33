"""A campaign is held, stopped, or has its time, while a worker carries it."""

from datetime import timedelta

import pytest
from tests.plugins.relay import Sink
from tests.story.processes import holdings
from tests.story.sending import joined, newsletter, now, started, states, until, worker

from jatak.database.using import acting_as
from jatak.delivery import control
from jatak.delivery.models import Dispatch, Message

PEOPLE = 200
SLOWLY = "?connections=1"
"""With this delay one batch takes six seconds."""


@pytest.fixture
def travel(database):
    return joined("Ana", others=PEOPLE - 1)


@pytest.fixture
def sink():
    with Sink(delay=0.3) as taking:
        yield taking


def of(campaign) -> dict[str, int]:
    """How many messages of one campaign are in each state."""
    with acting_as("worker"):
        states = list(Message.objects.filter(campaign_id=campaign.pk).values_list("state", flat=True))
    return {state: states.count(state) for state in set(states)}


def courses() -> set[str]:
    """How the campaigns stand."""
    with acting_as("worker"):
        return set(Dispatch.objects.values_list("state", flat=True))


def another(company):
    """A campaign that shows, by going out, that a worker is at work."""
    with acting_as("web"):
        version = newsletter(company, "another")
    return started(company, "Another", version)


def test_paused_it_comes_back_within_a_second_or_so_and_nothing_goes_until_it_is_resumed(travel, sink):
    campaign = started(travel)
    with worker(sink.url + SLOWLY):
        until(lambda: len(sink.received) > 1)
        with acting_as("web"):
            control.pause(campaign.pk, "Ida", "a wrong price")
        until(lambda: set(of(campaign)) == {"waiting", "accepted"}, 2)
        had = of(campaign)["accepted"]
        sink.delay = 0
        other = another(travel)
        until(lambda: of(other) == {"accepted": PEOPLE})
        assert of(campaign) == {"waiting": PEOPLE - had, "accepted": had}
        assert len(sink.received) == PEOPLE + had
        with acting_as("web"):
            control.resume(campaign.pk)
        until(lambda: of(campaign) == {"accepted": PEOPLE})
    with acting_as("worker"):
        assert set(Message.objects.values_list("attempts", flat=True)) == {1}
    assert holdings() == 0


def test_stopped_what_waits_is_dropped_and_what_the_worker_held_too(travel, sink):
    campaign = started(travel)
    with worker(sink.url + SLOWLY):
        until(lambda: len(sink.received) > 1)
        with acting_as("web"):
            control.stop(campaign.pk, "Ida", now(), "a wrong price")
        until(lambda: set(of(campaign)) == {"accepted", "dropped"}, 3)
        had = of(campaign)["accepted"]
        until(lambda: len(sink.received) == had)
        sink.delay = 0
        other = another(travel)
        until(lambda: of(other) == {"accepted": PEOPLE})
    assert of(campaign) == {"accepted": had, "dropped": PEOPLE - had}
    assert len(sink.received) == PEOPLE + had
    with acting_as("worker"):
        assert set(Message.objects.filter(state="dropped").values_list("answer", flat=True)) == {"stopped"}
    assert holdings() == 0


def test_what_has_not_gone_in_time_is_dropped_as_too_late(travel, sink):
    campaign = started(travel)
    with acting_as("admin"):
        Dispatch.objects.update(not_after=now() - timedelta(seconds=1))
    with worker(sink.url):
        until(lambda: of(campaign) == {"dropped": PEOPLE})
        sink.delay = 0
        other = another(travel)
        until(lambda: of(other) == {"accepted": PEOPLE})
        until(lambda: courses() == {"done"})
    assert len(sink.received) == PEOPLE
    with acting_as("worker"):
        assert set(Message.objects.filter(state="dropped").values_list("answer", flat=True)) == {"too_late"}


def test_nothing_goes_before_its_time(travel, sink):
    campaign = started(travel)
    with acting_as("admin"):
        Dispatch.objects.update(starts_at=now() + timedelta(hours=1))
    with worker(sink.url):
        sink.delay = 0
        other = another(travel)
        until(lambda: of(other) == {"accepted": PEOPLE})
        assert of(campaign) == {"waiting": PEOPLE}
        with acting_as("admin"):
            Dispatch.objects.update(starts_at=now())
        until(lambda: of(campaign) == {"accepted": PEOPLE})
    assert states() == {"accepted": 2 * PEOPLE}
