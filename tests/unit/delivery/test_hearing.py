"""When a worker may hand over: it looks at what it heard, and at whether it hears."""

import pytest

from jatak.delivery.hearing import Hearing

ANA, BEN = 1, 2


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hearing(clock: Clock) -> Hearing:
    hearing = Hearing(clock)
    hearing.connected()
    beat(hearing)
    return hearing


def beat(hearing: Hearing, name: str = "x") -> None:
    hearing.pulse_sent(name)
    hearing.pulse_heard(name)


def test_before_the_first_pulse_nothing_is_handed_over(clock: Clock) -> None:
    hearing = Hearing(clock)
    assert hearing.begin() is None
    hearing.connected()
    assert hearing.begin() is None
    beat(hearing)
    assert hearing.begin() == clock.now


def test_a_stop_holds_back_its_person_alone(hearing: Hearing, clock: Clock) -> None:
    clock.now += 0.01
    since = clock.now
    clock.now += 0.01
    hearing.stop_heard(str(ANA))
    assert not hearing.may_send(ANA, since)
    assert hearing.may_send(BEN, since)


def test_after_gathering_again_the_person_is_judged_anew(hearing: Hearing, clock: Clock) -> None:
    hearing.stop_heard(str(ANA))
    assert not hearing.may_send(ANA, clock.now)
    clock.now += 0.01
    assert hearing.may_send(ANA, clock.now)


@pytest.mark.parametrize("notice", ["", "*", "everybody", "-1", "٣"])
def test_a_notice_without_a_person_is_about_everybody(hearing: Hearing, clock: Clock, notice: str) -> None:
    hearing.stop_heard(notice)
    assert not hearing.may_send(BEN, clock.now)


def test_half_a_second_without_its_own_heartbeat_is_deaf(hearing: Hearing, clock: Clock) -> None:
    since = clock.now
    clock.now += 0.49
    assert hearing.may_send(ANA, since)
    clock.now += 0.02
    assert not hearing.may_send(ANA, since)
    assert hearing.begin() is None


def test_a_late_pulse_proves_no_more_than_when_it_was_sent(hearing: Hearing, clock: Clock) -> None:
    since = clock.now
    hearing.pulse_sent("late")
    clock.now += 0.6
    hearing.pulse_heard("late")
    assert not hearing.may_send(ANA, since)
    beat(hearing, "next")
    assert hearing.may_send(ANA, since)


def test_somebody_elses_pulse_proves_nothing(hearing: Hearing, clock: Clock) -> None:
    clock.now += 0.6
    hearing.pulse_heard("unknown")
    assert hearing.begin() is None


def test_after_reconnecting_everything_is_gathered_again(hearing: Hearing, clock: Clock) -> None:
    since = clock.now
    hearing.lost()
    assert not hearing.may_send(ANA, since)
    clock.now += 0.1
    hearing.connected()
    beat(hearing)
    assert not hearing.may_send(ANA, since)
    assert hearing.may_send(ANA, clock.now)


def test_what_was_gathered_a_minute_ago_is_stale(hearing: Hearing, clock: Clock) -> None:
    since = clock.now
    clock.now += 61
    beat(hearing)
    assert not hearing.may_send(ANA, since)
    assert not hearing.holds(since)


def test_old_stops_are_forgotten_only_when_they_tell_nothing(hearing: Hearing, clock: Clock) -> None:
    hearing.stop_heard(str(ANA))
    since = clock.now
    clock.now += 200
    beat(hearing)
    assert not hearing.may_send(ANA, since)
    assert not hearing._stops
