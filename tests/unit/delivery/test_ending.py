"""How a passage ends: a table of fate, purpose, and whom the answer speaks of."""

from datetime import timedelta

import pytest
from tests.unit.delivery.passages import AT, batch, passage

from jatak.delivery.ending import NO_TRY, Again, Settled, ending, later
from jatak.delivery.models import State
from jatak.delivery.pace import Pace
from jatak.delivery.smtp.outcome import About, Fate, Outcome

PACE = Pace(tries=3, first_retry=timedelta(minutes=1))
RECIPIENT, SENDER, CONTENT, RELAY = About.RECIPIENT, About.SENDER, About.CONTENT, About.RELAY
MINUTE = timedelta(minutes=1)
TABLE = [
    # fate, marketing, about: state; or how long it waits and whether it was a try
    *((Fate.ACCEPTED, marketing, about, State.ACCEPTED) for marketing in (True, False) for about in About),
    *((Fate.REFUSED, marketing, about, State.REFUSED) for marketing in (True, False) for about in About),
    *((Fate.HELD_BACK, marketing, about, (timedelta(0), False)) for marketing in (True, False) for about in About),
    *((Fate.UNCERTAIN, True, about, State.UNCERTAIN) for about in About),
    *((Fate.UNCERTAIN, False, about, (MINUTE, True)) for about in (RECIPIENT, CONTENT)),
    *((Fate.UNCERTAIN, False, about, (NO_TRY, False)) for about in (SENDER, RELAY)),
    *(
        (Fate.DEFERRED, marketing, about, (MINUTE, True))
        for marketing in (True, False)
        for about in (RECIPIENT, CONTENT)
    ),
    *((Fate.DEFERRED, marketing, about, (NO_TRY, False)) for marketing in (True, False) for about in (SENDER, RELAY)),
]


def test_the_table_has_every_case_once():
    assert len(TABLE) == len({row[:3] for row in TABLE}) == len(Fate) * len(About) * 2


@pytest.mark.parametrize(("fate", "marketing", "about", "expected"), TABLE)
def test_every_case(fate, marketing, about, expected):
    on_its_way = passage(of=batch(marketing=marketing))
    ended = ending(on_its_way, Outcome(fate, "said", about), AT, PACE)
    assert ended.passage is on_its_way
    if isinstance(expected, State):
        gone = True if (fate, about) == (Fate.REFUSED, RECIPIENT) else None
        assert ended == Settled(on_its_way, expected, "said", about, failed=gone)
    else:
        wait, counts = expected
        answer = None if fate is Fate.HELD_BACK else "said"
        assert ended == Again(on_its_way, AT + wait, answer, counts)


@pytest.mark.parametrize(("tried", "minutes"), [(0, 1), (1, 2)])
def test_each_try_waits_longer(tried, minutes):
    tried_before = passage(attempts=tried)
    ended = ending(tried_before, Outcome(Fate.DEFERRED, "451 later"), AT, PACE)
    assert ended == Again(tried_before, AT + minutes * MINUTE, "451 later", counts=True)


def test_after_the_last_try_it_is_given_up_with_the_answer():
    ended = ending(passage(attempts=2), Outcome(Fate.DEFERRED, "451 later"), AT, PACE)
    assert isinstance(ended, Settled)
    assert (ended.state, ended.answer, ended.about) == (State.REFUSED, "given up after 3 tries: 451 later", None)
    assert ended.failed is False, "for now"


@pytest.mark.parametrize("about", [CONTENT, SENDER, RELAY])
def test_what_speaks_of_us_or_of_the_message_says_nothing_of_the_address(about):
    assert ending(passage(), Outcome(Fate.REFUSED, "no", about), AT, PACE).failed is None


def test_service_that_stays_in_doubt_ends_in_doubt():
    ended = ending(passage(of=batch(marketing=False), attempts=2), Outcome(Fate.UNCERTAIN, "broke"), AT, PACE)
    assert isinstance(ended, Settled)
    assert (ended.state, ended.answer) == (State.UNCERTAIN, "broke")


@pytest.mark.parametrize("about", [SENDER, RELAY])
def test_what_is_said_of_us_is_no_try_however_often(about):
    ended = ending(passage(attempts=99), Outcome(Fate.DEFERRED, "421 too much mail", about), AT, PACE)
    assert isinstance(ended, Again)
    assert not ended.counts


def test_where_tries_come_quickly_so_does_what_was_none():
    quick = Pace(first_retry=timedelta(milliseconds=200))
    ended = ending(passage(), Outcome(Fate.DEFERRED, "421 closing", RELAY), AT, quick)
    assert isinstance(ended, Again)
    assert ended.not_before == AT + quick.first_retry


def test_given_back_until_later():
    given = passage()
    assert later(given, AT, 5, "quiet") == Again(given, AT + timedelta(seconds=5), "quiet", counts=False)
