"""Campaigns take turns: a large one does not hold up a small one, and each worker goes round by itself."""

from collections import Counter

from jatak.delivery.turns import Running, Turns

LARGE, SMALL, THIRD = Running(1, 1), Running(5, 1), Running(9, 2)


def rounds(turns: Turns, campaigns: list[Running], number: int) -> list[int]:
    """Whose turn it was, each time with something to claim."""
    had = []
    for _ in range(number):
        first = turns.order(campaigns)[0]
        turns.took(first)
        had.append(first.campaign_id)
    return had


def test_everybody_is_served_once_a_round():
    assert rounds(Turns(), [LARGE, SMALL, THIRD], 6) == [1, 5, 9, 1, 5, 9]


def test_all_are_tried_in_each_turn():
    turns = Turns()
    turns.took(SMALL)
    assert turns.order([LARGE, SMALL, THIRD]) == [THIRD, LARGE, SMALL]
    turns.took(THIRD)
    assert turns.order([LARGE, SMALL, THIRD]) == [LARGE, SMALL, THIRD]


def test_one_that_ends_or_begins_meanwhile_does_not_break_the_round():
    turns = Turns()
    assert rounds(turns, [LARGE, SMALL], 2) == [1, 5]
    assert rounds(turns, [LARGE, THIRD], 2) == [9, 1]
    assert rounds(turns, [Running(3, 1), SMALL], 2) == [3, 5]


def test_nobody_there_is_no_turn():
    assert Turns().order([]) == []


def test_one_without_room_keeps_the_others_turns_even():
    paced = Running(5, 1, None, 2.0)
    turns = Turns(room=lambda campaign: 0)
    assert Counter(rounds(turns, [LARGE, paced, THIRD], 6)) == {1: 3, 9: 3}
