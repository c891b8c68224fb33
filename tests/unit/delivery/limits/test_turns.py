"""A campaign with a rate of its own is claimed no faster than that."""

from jatak.delivery.turns import Running, Turns

FREE, PACED = Running(1, 1), Running(2, 1, None, 5.0)


def test_a_campaign_gets_the_room_that_its_rate_has():
    turns = Turns(room=lambda campaign: 3)
    assert turns.allowed(PACED, 500) == 3
    assert turns.allowed(PACED, 2) == 2
    assert turns.allowed(FREE, 500) == 500


def test_one_that_is_ahead_of_its_rate_sits_out():
    assert Turns(room=lambda campaign: 0).order([FREE, PACED]) == [FREE]
    assert Turns(room=lambda campaign: 1).order([FREE, PACED]) == [FREE, PACED]


def test_the_one_after_the_last_is_first():
    turns = Turns()
    turns.took(FREE)
    assert turns.order([FREE, PACED]) == [PACED, FREE]
