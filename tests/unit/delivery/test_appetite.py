"""How many messages a worker claims at once."""

from jatak.delivery.appetite import LEAST, Appetite


def sizes(most: int, *instants: float) -> list[int]:
    appetite = Appetite(most)
    claimed = []
    for at in instants:
        claimed.append(appetite.size)
        appetite.had(at)
    return claimed


def test_it_grows_while_batches_go_fast():
    assert sizes(1000, 0, 1, 2, 3, 4, 5) == [100, 100, 200, 400, 800, 1000]


def test_it_shrinks_where_the_relay_is_slow_so_that_nothing_gathered_grows_stale():
    assert sizes(1000, 0, 20, 40, 60, 80) == [100, 100, 50, 25, LEAST]


def test_it_stays_where_a_batch_takes_a_few_seconds():
    assert sizes(1000, 0, 5, 10) == [100, 100, 100]


def test_it_never_takes_more_than_allowed():
    assert sizes(5, 0, 1, 2) == [5, 5, 5]
    assert sizes(5, 0, 20, 40) == [5, 5, 5]


def test_a_pause_without_work_says_nothing_of_the_relay():
    appetite = Appetite(1000)
    appetite.had(0)
    appetite.nothing_there()
    appetite.had(1000)
    assert appetite.size == 100
