"""Rates, daily limits and warm-up, through the worker to the relay."""

import time
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.limited import crowd, limit, taken, waiting
from tests.story.sending import (
    PUBLIC_URL,
    joined,
    now,
    receipt,
    receipt_for_ana,
    started,
    states,
    until,
    worker,
)

from jatak.campaigns.service import send_service
from jatak.database.using import acting_as, connection
from jatak.delivery.limits.plan import day_of, next_day
from jatak.delivery.limits.quotas import Charge, Quotas
from jatak.delivery.limits.throttle import HORIZON
from jatak.delivery.models import Dispatch, Quota


@pytest.fixture
def travel(database):
    return joined("Ana")


def test_a_slow_domain_keeps_its_rate_and_does_not_hold_up_the_others(travel):
    crowd(299)
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(
            "UPDATE people_contactpoint SET normalised = replace(normalised, '@example.com', '@slow.example'),"
            " address = replace(address, '@example.com', '@slow.example') WHERE id % 3 = 0"
        )
    limit("domain", "slow.example", per_second=2.0)
    started(travel)
    with Sink() as sink:
        begun = time.monotonic()
        with worker(sink.url):
            until(lambda: sum(not each.endswith("slow.example") for each in sink.recipients()) == 200, 60)
            until(lambda: sum(each.endswith("slow.example") for each in sink.recipients()) > 3, 60)
            slow = sum(each.endswith("slow.example") for each in sink.recipients())
            passed = time.monotonic() - begun
    assert slow <= 2 * (passed + HORIZON) + 1
    assert slow < 100
    assert len(waiting()) == 300 - len(sink.received)
    assert {message.attempts for message in waiting()} == {0}
    assert {message.domain for message in waiting()} == {"slow.example"}


def test_a_campaign_keeps_its_own_rate_and_service_passes_by(travel):
    crowd(99)
    campaign = started(travel)
    with acting_as("admin"):
        Dispatch.objects.filter(campaign_id=campaign.pk).update(per_second=4)
    receipt_for_ana(travel)
    with Sink() as sink:
        begun = time.monotonic()
        with worker(sink.url):
            until(lambda: any(b"Thank you for your order" in each.data for each in sink.received))
            until(lambda: len(sink.received) > 6)
            arrived, passed = len(sink.received), time.monotonic() - begun
    assert arrived - 1 <= 4 * (passed + HORIZON) + 1
    assert arrived < 100


def test_a_daily_limit_holds_for_all_workers_together_and_what_is_left_goes_the_next_day(travel):
    crowd(29)
    limit("domain", "*", per_day=5)
    started(travel)
    with Sink() as sink:
        with worker(sink.url), worker(sink.url):
            until(lambda: states() == {"accepted": 5, "waiting": 25} and min(m.not_before for m in waiting()) > now())
        assert len(sink.received) == taken("domain", "example.com") == 5
        assert min(message.not_before for message in waiting()) >= next_day(now())
        assert {message.attempts for message in waiting()} == {0}
        assert {message.answer for message in waiting()} == {
            "the daily limit of 5 messages of domain example.com is reached"
        }
        with worker(sink.url, at=lambda: now() + timedelta(days=1, hours=2)):
            until(lambda: states() == {"accepted": 10, "waiting": 20})


def test_a_brand_that_warms_up_sends_what_its_plan_allows(travel):
    crowd(29)
    limit("brand", travel.name, warm_from=day_of(now()) - timedelta(days=1), warm_first=4, warm_growth=2.0, warm_days=9)
    started(travel)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 8, "waiting": 22} and min(m.not_before for m in waiting()) > now())
    assert {message.answer for message in waiting()} == {
        f"the daily limit of 8 messages of brand {travel.name} is reached"
    }


def test_service_counts_and_does_not_wait_for_tomorrow(travel):
    limit("domain", "example.com", per_day=1)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        receipt(travel)
        for order in ("1", "2", "3"):
            send_service(travel, "receipt", travel.ana.pk, now(), key=order)
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 3})
    assert taken("domain", "example.com") == 3


def test_a_relay_whose_day_is_full_is_left_alone_and_the_others_go_on(travel):
    crowd(29)
    limit("relay", "first", per_day=3)
    started(travel)
    with Sink() as first, Sink() as second:
        with worker(f"{first.url}?name=first {second.url}?name=second"):
            until(lambda: states() == {"accepted": 30})
        assert len(first.received) <= 3
        assert len(first.received) + len(second.received) == 30
        assert taken("relay", "first") == len(first.received)


def test_a_single_relay_whose_day_is_full_lets_the_rest_wait(travel, caplog):
    crowd(29)
    limit("relay", "only", per_day=7)
    started(travel)
    with Sink() as sink, worker(f"{sink.url}?name=only"):
        until(lambda: "has its daily limit" in caplog.text)
        until(lambda: states() == {"accepted": 7, "waiting": 23})
    assert len(sink.received) == 7
    assert taken("relay", "only") == 7
    assert {message.attempts for message in waiting()} == {0}


def test_what_does_not_go_is_returned(travel):
    crowd(9)
    limit("domain", "example.com", per_day=8)
    campaign = started(travel)
    with Sink(delay=0.3) as sink, worker(f"{sink.url}?connections=1"):
        until(lambda: len(sink.received) > 0)
        with acting_as("admin"):
            Dispatch.objects.filter(campaign_id=campaign.pk).update(state="paused")
        until(lambda: not {"claimed", "offered"} & set(states()))
        until(lambda: taken("domain", "example.com") == len(sink.received) == states()["accepted"])
    assert taken("domain", "example.com") < 8


def test_quotas_grant_what_is_free_and_take_back_what_was_not_used(travel):
    charge = Charge("domain", "example.com", day_of(now()))
    one, other = Quotas(), Quotas()
    with acting_as("worker"):
        assert one.take({charge: 6}, {charge: 10})[charge] == 6
        assert other.take({charge: 6}, {charge: 10})[charge] == 4
        assert other.take({charge: 6}, {charge: 10})[charge] == 0
        one.put_back([charge] * 3)
        assert other.take({charge: 6}, {charge: 10})[charge] == 0, "not yet returned"
        assert one.take({charge: 1}, {charge: 10})[charge] == 1
        assert other.take({charge: 6}, {charge: 10})[charge] == 2
        assert other.take({charge: 6}, {charge: 4})[charge] == 0, "lowered below what is taken"
        one.forget(day_of(now()) + timedelta(days=365))
        assert not Quota.objects.exists()
