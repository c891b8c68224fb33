"""A relay's door: closed longer with each failure in a row, opened by what it takes, and with connections by weight."""

import asyncio
import logging

import pytest
from tests.unit.delivery.clocks import Clock

from jatak.delivery.limits.book import Bound
from jatak.delivery.relays import PAUSES, Door, connections_of
from jatak.delivery.smtp.relay import Relay, relays_from
from jatak.delivery.ways import by_mail, ways_from


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(clock) -> Door:
    return Door(by_mail(Relay("relay.example", 25)), clock)


def limit(per_second: float | None = None, per_day: int | None = None) -> Bound:
    return Bound("relay", "relay.example:25", per_second, per_day)


def test_pauses_grow_with_failures_in_a_row_up_to_the_longest(door, clock):
    pauses = []
    for _ in range(len(PAUSES) + 2):
        door.fails("It is down.")
        pauses.append(door.closed_for)
        clock.now += door.closed_for
        assert door.closed_for == 0
    assert pauses == [*PAUSES, PAUSES[-1], PAUSES[-1]]


def test_lanes_that_fail_together_count_once_and_are_said_once(door, clock, caplog):
    with caplog.at_level(logging.WARNING):
        for _ in range(20):
            door.fails("It is down.")
    assert [record.getMessage() for record in caplog.records] == ["It is down. Trying again in 1 seconds."]
    clock.now += PAUSES[0]
    door.fails("It is down.")
    assert door.closed_for == PAUSES[1]


def test_what_it_takes_makes_the_next_pause_the_first(door, clock):
    for _ in range(3):
        door.fails("It is down.")
        clock.now += door.closed_for
    door.serves()
    door.fails("It is down.")
    assert door.closed_for == PAUSES[0]


def test_a_message_that_did_not_go_is_given_back_to_the_days_limit_and_one_in_doubt_is_not(door, clock):
    door.under(limit(per_day=10), 1, clock.day)
    door.gets(10)
    door.allowance.use()
    door.fails("It is down.")
    assert door.allowance.left == 10
    door.allowance.use()
    door.rests("It left a message in doubt.")
    assert door.allowance.left == 9


def test_without_more_of_its_day_it_is_closed(door, clock):
    door.under(limit(per_day=10), 1, clock.day)
    assert door.pause
    assert not door.closed_for
    door.gets(0)
    assert door.closed_for
    door.under(None, 1, clock.day)
    assert not door.pause


def test_a_rate_spaces_messages_by_the_workers_that_share_it(door, clock, monkeypatch):
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 3))

    monkeypatch.setattr("jatak.delivery.relays.asyncio.sleep", sleep)
    door.under(limit(per_second=10.0), 2, clock.day)

    async def story() -> None:
        for _ in range(3):
            await door.turn()
        clock.now += 60
        await door.turn()

    asyncio.run(story())
    assert waits == [0.2, 0.4], "two workers, ten a second: five each; and what was not used is not made up for"


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        ("smtp://a", [20]),
        ("smtp://a?weight=3", [20]),
        ("smtp://a smtp://b", [20, 20]),
        ("smtp://a?weight=3&connections=12 smtp://b?connections=12", [12, 4]),
        ("smtp://a?weight=0.5&connections=10 smtp://b?weight=2&connections=8", [2, 8]),
        ("smtp://a?weight=1000 smtp://b", [20, 1]),
    ],
)
def test_connections_go_by_weight_and_each_relay_has_one(addresses, expected):
    assert connections_of([by_mail(relay) for relay in relays_from(addresses)]) == expected


def test_a_gateway_is_not_weighed_against_relays():
    ways = ways_from("smtp://a?weight=9", "kannel://u:p@b?connections=3", lambda name: f"https://here/{name}")
    assert connections_of(ways) == [20, 3]
