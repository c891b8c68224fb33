"""What a relay may still take today, in pieces."""

from datetime import date

import pytest

from jatak.delivery.limits.allowance import ASKED_AGAIN, LOW, PIECE, Allowance

DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def allowance() -> Allowance:
    made = Allowance()
    made.under(1000, DAY)
    return made


def test_without_a_limit_nothing_is_counted():
    allowance = Allowance()
    allowance.under(None, DAY)
    allowance.use()
    assert (allowance.left, allowance.pause, allowance.wants(0.0), allowance.got(7, 0.0)) == (None, 0.0, 0, False)


def test_lanes_wait_until_the_first_piece_is_there(allowance):
    assert allowance.pause
    assert allowance.wants(0.0) == PIECE
    assert not allowance.got(PIECE, 0.0)
    assert not allowance.pause
    assert allowance.wants(0.0) == 0


def test_more_is_asked_for_before_it_runs_out(allowance):
    asked = []
    allowance.on_low = lambda: asked.append(allowance.left)
    allowance.got(PIECE, 0.0)
    for _ in range(PIECE - LOW):
        allowance.use()
    assert asked == [LOW]
    assert allowance.wants(0.0) == PIECE - LOW


def test_when_the_day_has_no_more_it_is_spent_and_asked_again_later(allowance):
    assert allowance.got(0, 10.0)
    assert allowance.spent
    assert not allowance.got(0, 10.0), "said once"
    assert allowance.wants(10.0 + ASKED_AGAIN - 0.1) == 0
    assert allowance.wants(10.0 + ASKED_AGAIN) == PIECE
    allowance.got(5, 10.0 + ASKED_AGAIN)
    assert not allowance.spent


def test_a_new_day_begins_with_nothing_reserved_and_asks_at_once(allowance):
    allowance.got(0, 10.0)
    allowance.under(1000, NEXT)
    assert not allowance.spent
    assert allowance.wants(10.0) == PIECE


def test_what_did_not_go_is_there_again(allowance):
    allowance.got(1, 0.0)
    allowance.use()
    assert allowance.pause
    allowance.unused()
    assert not allowance.pause
