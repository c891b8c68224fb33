"""A rate is kept by slots; every instant is handed in."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from jatak.delivery.limits.throttle import HORIZON, LINE_AT_MOST, Rate, Throttle

SLOW, FAST = Rate("slow.example", 0.5), Rate("fast.example", 0.001)
BRAND = Rate("Sydrejser", 0.01)


def slots(throttle: Throttle, rates: list[Rate], at: float, number: int) -> list[float]:
    return [slot for slot in (throttle.slot(rates, at) for _ in range(number)) if slot is not None]


def test_slots_are_an_interval_apart_and_none_is_given_beyond_the_horizon():
    assert slots(Throttle(), [SLOW], 100.0, 9) == [100.0, 100.5, 101.0, 101.5, 102.0]


def test_a_pause_is_not_made_up_for():
    throttle = Throttle()
    slots(throttle, [SLOW], 100.0, 1)
    assert slots(throttle, [SLOW], 1000.0, 2) == [1000.0, 1000.5]


def test_a_slow_domain_does_not_hold_up_the_others_of_its_brand():
    throttle = Throttle()
    slots(throttle, [BRAND, SLOW], 100.0, 50)
    assert throttle.slot([BRAND, FAST], 100.0) < 100.1


def test_without_a_rate_everything_goes_now():
    assert slots(Throttle(), [], 100.0, 3) == [100.0] * 3


def test_a_refused_slot_takes_nothing():
    throttle = Throttle()
    slots(throttle, [SLOW], 100.0, 50)
    assert throttle.slot([SLOW], 102.0) == 102.5


def test_those_who_wait_are_told_instants_in_a_line_each_fetched_before_its_slot():
    throttle = Throttle()
    slots(throttle, [SLOW], 100.0, 5)
    assert [throttle.estimate([SLOW], 100.0) for _ in range(3)] == [101.5, 102.0, 102.5]
    assert throttle.first([SLOW], 100.0) == 101.5


def test_nobody_waits_longer_than_a_quarter_of_an_hour_to_be_looked_at_again():
    throttle = Throttle()
    slots(throttle, [SLOW], 100.0, 5)
    told = [throttle.estimate([SLOW], 100.0) for _ in range(5000)]
    assert max(told) <= 100.0 + LINE_AT_MOST
    assert told[-1] > 100.0 + LINE_AT_MOST - HORIZON


def test_a_clock_that_is_set_back_delays_nothing():
    throttle = Throttle()
    slots(throttle, [SLOW], 100_000.0, 5)
    assert throttle.estimate([SLOW], 100.0) < 100.0 + 2 * HORIZON


def test_room_for_a_claim_is_what_fits_within_the_horizon_and_none_while_it_is_ahead():
    throttle = Throttle()
    assert throttle.room(SLOW, 100.0) == 5
    slots(throttle, [SLOW], 100.0, 3)
    assert throttle.room(SLOW, 100.0) == 0
    assert throttle.room(SLOW, 100.5) == 3
    assert throttle.room(Rate("hourly", 3600.0), 100.0) == 1


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 3)), min_size=1, max_size=200),
    st.sampled_from([0.05, 0.3, 1.0]),
)
def test_in_no_window_there_are_more_than_the_rate_allows(asked, interval):
    throttle, at, given_out = Throttle(), 0.0, []
    for name, passed in asked:
        at += passed
        slot = throttle.slot([Rate(name, interval), Rate("all", 0.01)], at)
        if slot is not None:
            assert at <= slot <= at + HORIZON
            given_out.append((name, slot))
    for name in "abc":
        own = sorted(slot for each, slot in given_out if each == name)
        for first, last in itertools.combinations(range(len(own)), 2):
            # Another rate may delay a message by at most the horizon, and so bring it nearer to the next one.
            assert own[last] - own[first] >= (last - first) * interval - HORIZON - 0.001


@given(st.integers(1, 300), st.sampled_from([0.1, 0.5]))
def test_a_line_empties_at_the_rate_and_nobody_comes_back_twice(number, interval):
    """Those given back come when they were told, and find a slot at once: nothing drifts."""
    throttle, rate, waiting, done = Throttle(), Rate("slow", interval), [0.0] * number, []
    tries = 0
    while waiting:
        at = min(waiting)
        waiting.remove(at)
        tries += 1
        slot = throttle.slot([rate], at)
        if slot is None:
            waiting.append(throttle.estimate([rate], at))
        else:
            done.append(slot)
    assert max(done) <= (number - 1) * interval + 0.001
    assert tries <= 2 * number
