"""What a day may have: a number, a plan that grows, and the smaller of both."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jatak.delivery.limits.plan import WarmUp, cap, day_of, next_day, tomorrow

DAY = date(2026, 3, 2)
PLAN = WarmUp(DAY, first=50, growth=2.0, days=4)


@pytest.mark.parametrize(("nth", "expected"), [(-3, 50), (0, 50), (1, 100), (3, 400), (4, None)])
def test_a_plan_grows_day_by_day_and_ends(nth, expected):
    assert cap(DAY + timedelta(days=nth), None, PLAN) == expected


def test_a_plan_never_goes_above_the_limit_of_the_day_and_leaves_it_when_it_is_over():
    assert [cap(DAY + timedelta(days=nth), 150, PLAN) for nth in range(6)] == [50, 100, 150, 150, 150, 150]


def test_without_either_there_is_no_limit():
    assert cap(DAY, None, None) is None


def test_a_plan_that_explodes_is_a_large_number():
    assert cap(DAY + timedelta(days=365), None, WarmUp(DAY, 10**9, 10.0, 366)) > 10**12
    assert cap(DAY + timedelta(days=9999), None, WarmUp(DAY, 10**9, 10.0, 10_000)) > 10**12


def test_days_change_at_midnight_utc_and_what_waits_is_spread_over_the_first_hour():
    late = datetime(2026, 3, 2, 23, 59, tzinfo=UTC)
    assert day_of(late) == DAY
    assert day_of(late.astimezone().astimezone()) == DAY
    midnight = next_day(late)
    assert midnight == datetime(2026, 3, 3, tzinfo=UTC)
    told = [tomorrow(late, number) for number in range(1000)]
    assert all(midnight <= each < midnight + timedelta(hours=1) for each in told)
    in_first_half = sum(each < midnight + timedelta(minutes=30) for each in told)
    assert 480 < in_first_half < 520
