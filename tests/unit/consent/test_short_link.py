"""The short link of an SMS: it names a message, and nothing that was changed does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jatak.base.tokens import BrokenToken
from jatak.consent.short_link import LEAVE, STAY


@given(st.integers(1, 2**63 - 1))
def test_it_comes_back_to_its_message(number):
    assert LEAVE.message_of(LEAVE.token(number)) == number


def test_it_is_short():
    assert len(LEAVE.token(16_000_000)) == 15
    assert len(LEAVE.url("https://mail.sydrejser.example/", 16_000_000)) == 48


@pytest.mark.parametrize("broken", ["", "x", "A" * 15, "A" * 500, "ä" * 15, "=" * 15, "\0", "../../etc"])
def test_what_is_not_ours_is_refused(broken):
    with pytest.raises(BrokenToken):
        LEAVE.message_of(broken)


@given(st.integers(1, 2**40), st.integers(0, 13), st.sampled_from("AbZ09-_"))
def test_one_letter_changed_names_nothing(number, place, letter):
    good = LEAVE.token(number)
    changed = good[:place] + letter + good[place + 1 :]
    if changed != good:
        with pytest.raises(BrokenToken):
            LEAVE.message_of(changed)


@given(st.integers(1, 2**63 - 1))
def test_a_link_to_stay_is_none_to_leave(number):
    assert STAY.message_of(STAY.token(number)) == number
    with pytest.raises(BrokenToken):
        LEAVE.message_of(STAY.token(number))
