"""Whatever is imported, posted, called in, entered or merged: a no stands until the person themself says yes again."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.story.objecting import ACTS, HOUR, Play, Shop

Step = tuple[Callable[[Play, str, int], None], int, int]

STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.sampled_from([0, 0, 0, 2, 5])), min_size=2, max_size=10
)
NOES = (Play.call_no, Play.call_channel_no, Play.telephone_no, Play.bring_no)


@pytest.fixture(scope="module")
def shop(shared_database: None) -> Shop:
    return Shop.opened()


def played(shop: Shop, *steps: Step) -> Play:
    """Each step an hour after the one before, and after each the gate is asked of everybody."""
    play, story = Play(shop), list[str]()
    for act, who, back in steps:
        play.at += HOUR
        address = play.addresses[who]
        story.append(f"{act.__name__} {address}, {back} hours before")
        act(play, address, back)
        for each in play.addresses:
            if play.permitted(each):
                assert play.may_be_permitted(each), f"{each} said no, and is written to after {story}"
    return play


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_no_sequence_lifts_a_no_without_a_newer_own_yes(shop: Shop, steps: list[Step]) -> None:
    played(shop, *steps)


@pytest.mark.parametrize("no", NOES)
def test_nothing_but_an_own_yes_reopens_what_any_no_closed(shop: Shop, no: Callable[[Play, str, int], None]) -> None:
    others = (Play.enter, Play.bring_yes, Play.call_staff_yes, Play.call_import_yes, Play.call_purchase)
    play = played(shop, (Play.sign_up, 0, 0), (no, 0, 0), *((other, 0, 0) for other in others))
    assert play.permitted(play.addresses[0]) is False
    play.at += HOUR
    play.call_yes(play.addresses[0], 0)
    assert play.permitted(play.addresses[0]) is False, "anybody can type an address in a form"
    play.at += HOUR
    play.confirm(play.addresses[0], 0)
    assert play.permitted(play.addresses[0]) is True, "the person said yes again"


def test_confirming_what_staff_entered_is_an_own_act(shop: Shop) -> None:
    play = played(shop, (Play.telephone_no, 0, 0), (Play.enter_to_confirm, 0, 0))
    assert play.permitted(play.addresses[0]) is False
    play.at += HOUR
    play.confirm(play.addresses[0], 0)
    assert play.permitted(play.addresses[0]) is True


def test_a_merger_brings_the_no_along(shop: Shop) -> None:
    play = played(shop, (Play.sign_up, 0, 0), (Play.enter, 1, 0), (Play.call_no, 1, 0))
    assert [play.permitted(each) for each in play.addresses[:2]] == [True, False]
    play.at += HOUR
    play.merge(play.addresses[0], 0)
    assert [play.permitted(each) for each in play.addresses[:2]] == [False, False]


def test_a_yes_that_was_said_before_the_no_and_is_heard_after_it_lifts_nothing(shop: Shop) -> None:
    play = played(shop, (Play.sign_up, 0, 0), (Play.telephone_no, 0, 0), (Play.call_yes, 0, 5))
    assert play.permitted(play.addresses[0]) is False
