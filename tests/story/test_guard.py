"""Receivers do not like a campaign: it is slowed, then paused, until a person lets it go on."""

from collections import Counter
from datetime import timedelta

import pytest
from tests.plugins.relay import Sink
from tests.story.limited import crowd
from tests.story.sending import joined, now, started, states, until, worker

from jatak.database.using import acting_as
from jatak.delivery import control
from jatak.delivery.limits.counting import Heard
from jatak.delivery.limits.guard import complained, watch
from jatak.delivery.models import Dispatch, GuardCount, Message
from jatak.people.models import ContactPoint

DOMAIN = "example.com"


@pytest.fixture
def travel(database):
    return joined("Ana")


@pytest.fixture
def campaign(travel) -> int:
    return int(started(travel).pk)


def heard(campaign: int, seconds: float = 0, domain: str = DOMAIN, **kinds: int) -> None:
    """A worker tells the guard, so many seconds from now."""
    with acting_as("worker"):
        counted = Counter({Heard(campaign, domain, kind): number for kind, number in kinds.items()})
        watch(counted, now() + timedelta(seconds=seconds))


def dispatch() -> Dispatch:
    with acting_as("worker"):
        return Dispatch.objects.get()


def test_many_unknown_recipients_pause_it_while_it_goes(travel):
    crowd(799)
    campaign = started(travel)
    with acting_as("admin"):
        addresses = ContactPoint.objects.order_by("pk").values_list("normalised", flat=True)
        unknown = {address: "550 5.1.1 no such user" for nth, address in enumerate(addresses) if nth % 4 == 0}
    with Sink(delay=0.05) as sink:
        sink.answers = unknown
        with worker(f"{sink.url}?connections=8"):
            until(lambda: dispatch().state == "paused", 60)
            until(lambda: not {"claimed", "offered"} & set(states()))
    assert states()["waiting"] > 0
    assert dispatch().why.startswith("reputation guard: example.com refused ")
    assert "from 10.0 % on a campaign is paused" in dispatch().why
    with acting_as("worker"):
        counts = GuardCount.objects.get()
        told = Counter(Message.objects.values_list("state", flat=True))
    assert (counts.campaign_id, counts.domain) == (campaign.pk, DOMAIN)
    assert (counts.accepted, counts.refused) == (told["accepted"], told["refused"])


def test_some_unknown_recipients_slow_it_to_a_quarter_once(campaign):
    heard(campaign, accepted=100, refused=2)
    heard(campaign, seconds=10, accepted=182, refused=16)
    slowed = dispatch()
    assert slowed.state == "running"
    assert slowed.per_second == pytest.approx(300 / 10 / 4, rel=0.01)
    assert slowed.why.startswith("reputation guard: example.com refused 6.0 % of 300 messages")
    heard(campaign, seconds=11, accepted=10, refused=1)
    assert dispatch().per_second == slowed.per_second


def test_a_campaign_with_a_rate_of_its_own_gets_a_quarter_of_that(campaign):
    with acting_as("admin"):
        Dispatch.objects.update(per_second=2.0)
    heard(campaign, seconds=1, accepted=282, refused=18)
    assert dispatch().per_second == 0.5


def test_each_domain_is_counted_by_itself(campaign):
    heard(campaign, domain="a.example", accepted=150, refused=30)
    heard(campaign, domain="b.example", accepted=150)
    assert dispatch().state == "running"
    heard(campaign, domain="a.example", accepted=20)
    assert dispatch().state == "paused"
    assert "a.example" in dispatch().why


def test_a_person_lets_it_go_on_at_its_own_rate_and_all_is_counted_anew(campaign):
    with acting_as("admin"):
        Dispatch.objects.update(per_second=40.0)
    heard(campaign, accepted=282, refused=18)
    assert dispatch().per_second == 10.0
    heard(campaign, accepted=100, refused=50)
    assert dispatch().state == "paused"
    with acting_as("web"):
        control.resume(campaign)
        assert not GuardCount.objects.exists()
    went_on = dispatch()
    assert (went_on.state, went_on.per_second, went_on.why) == ("running", 40.0, "")
    heard(campaign, accepted=100, refused=19)
    assert dispatch().state == "running"


def test_what_is_over_stays_over(campaign):
    with acting_as("admin"):
        Dispatch.objects.update(state="done")
    heard(campaign, accepted=100, refused=100)
    assert (dispatch().state, dispatch().why) == ("done", "")


def test_complaints_slow_it_and_then_pause_it(campaign):
    heard(campaign, accepted=1500)
    with acting_as("worker"):
        message = Message.objects.get()
        assert complained(message.created_at, message.pk[1], now())
        assert dispatch().per_second is None
        assert complained(message.created_at, message.pk[1], now())
        assert dispatch().per_second is not None
        for _ in range(3):
            complained(message.created_at, message.pk[1], now())
        assert dispatch().state == "paused"
        assert "0.3 % of 1,500 messages to example.com led to complaints" in dispatch().why
        assert not complained(message.created_at, message.pk[1] + 1, now())
